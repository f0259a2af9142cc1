package io.parley.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** How Parley is put together, as rules. Each is proven to bite by {@link PlantedViolationTest}. */
final class Architecture {

    private static final Set<String> STAGES = Set.of("intake", "enrich", "decide", "deliver", "reply");

    /** The one class that may ask the machine for the time, its environment and a pause. */
    private static final String MACHINE = "Machine";

    private final String base;

    /** @param base the package that the rules are about, {@code io.parley} or that of a planted violation */
    Architecture(String base) {
        this.base = base;
    }

    ArchRule no_package_cycles() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    ArchRule the_model_knows_nothing_but_the_jdk() {
        return classes()
                .that()
                .resideInAPackage(base + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(base + ".model", "java..", "org.jspecify.annotations");
    }

    ArchRule stages_meet_only_in_the_model_and_the_ports() {
        return slices().matching(base + ".(*)..")
                .that(describe("are stages", slice -> STAGES.contains(slice.getNamePart(1))))
                .should()
                .notDependOnEachOther();
    }

    ArchRule core_sees_no_framework() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        base + ".model",
                        base + ".intake",
                        base + ".enrich",
                        base + ".decide",
                        base + ".deliver",
                        base + ".reply",
                        base + ".pace",
                        base + ".health",
                        base + ".json",
                        base + ".yaml",
                        base + ".crm",
                        base + ".channel",
                        base + ".store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..", "java.net.http..", "org.jdbi..");
    }

    ArchRule only_an_adapters_client_does_io() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".crm.*..")
                .and()
                .haveSimpleNameNotEndingWith("Client")
                .and()
                .doNotHaveSimpleName("Http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "java.net.http..", "com.sforce..");
    }

    ArchRule only_one_class_asks_the_machine() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("io.parley.sandbox..", "io.parley.testkit..")
                .and()
                .doNotHaveSimpleName(MACHINE)
                .should()
                .accessTargetWhere(asksTheMachine());
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
        return describe("ask the machine for time, environment or a pause, or print a stack trace", access -> {
            String owner = access.getTargetOwner().getFullName();
            String name = access.getName();
            return owner.equals(Instant.class.getName()) && name.equals("now")
                    || owner.equals(Clock.class.getName()) && name.startsWith("system")
                    || owner.equals(InstantSource.class.getName()) && name.equals("system")
                    || owner.equals("java.time.LocalDateTime") && name.equals("now")
                    || owner.equals("java.time.ZonedDateTime") && name.equals("now")
                    || owner.equals(Thread.class.getName()) && name.equals("sleep")
                    || owner.equals(System.class.getName())
                            && (name.equals("getenv") || name.equals("currentTimeMillis"))
                    || name.equals("printStackTrace");
        });
    }
}
