package io.parley.testkit;

import java.lang.reflect.Method;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints the sentences of the contracts as they pass or fail, so that a test run reads as a specification. */
public final class Sentences implements TestExecutionListener {

    private static final String CONTRACTS = Sentences.class.getPackageName();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(source -> test.isTest() && source instanceof MethodSource)
                .map(MethodSource.class::cast)
                .filter(source -> isContract(source.getJavaMethod()))
                .ifPresent(source -> print(source, result));
    }

    private static boolean isContract(Method method) {
        Class<?> declared = method.getDeclaringClass();
        return declared.isInterface() && declared.getPackageName().startsWith(CONTRACTS);
    }

    private static void print(MethodSource source, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        String subject = source.getJavaClass().getSimpleName().replaceFirst("Test$", "");
        System.out.println((passed ? "  ok  " : "FAIL  ") + subject + ": "
                + source.getMethodName().replace('_', ' '));
    }
}
