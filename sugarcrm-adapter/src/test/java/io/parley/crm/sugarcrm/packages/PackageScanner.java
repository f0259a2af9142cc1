package io.parley.crm.sugarcrm.packages;

import io.parley.crm.sugarcrm.packages.PhpTokens.Kind;
import io.parley.crm.sugarcrm.packages.PhpTokens.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds in a PHP file what the package scanner of SuiteCRM 7.14.6 refuses. That scanner is off unless the server's
 * configuration switches it on; hosts do.
 */
final class PackageScanner {

    private static final Set<String> NEVER = Set.of("eval", "echo", "exit", "die", "`");

    private final Set<String> functions = new HashSet<>();
    private final Set<String> classes = new HashSet<>();

    PackageScanner() {
        Set<String> into = functions;
        for (String line : names().lines().toList()) {
            if (line.equals("# classes")) {
                into = classes;
            }
            into.add(line);
        }
    }

    int names(boolean ofClasses) {
        return ofClasses ? classes.size() : functions.size();
    }

    List<String> refused(String php) {
        List<Token> tokens = PhpTokens.of(php);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String before = i == 0 ? "" : tokens.get(i - 1).bare();
            String after = i + 1 == tokens.size() ? "" : tokens.get(i + 1).text();
            if (isRefused(tokens.get(i), before, after)) {
                refused.add(tokens.get(i).text() + " " + after);
            }
        }
        return refused;
    }

    private boolean isRefused(Token token, String before, String after) {
        // What is in brackets counts as called: an array at a variable, or at the name of a function.
        boolean called = after.equals("(") || after.equals("]");
        if (token.kind() == Kind.VARIABLE) {
            return called;
        }
        if (NEVER.contains(token.bare()) && token.kind() != Kind.STRING) {
            return true;
        }
        if (before.equals("new")) {
            return classes.contains(token.bare());
        }
        boolean method = before.equals("->") || before.equals("::");
        return !method && functions.contains(token.bare()) && (called || before.equals("return"));
    }

    private static String names() {
        try (InputStream in = PackageScanner.class.getResourceAsStream("/suitecrm-package-scanner.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
