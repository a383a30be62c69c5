package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;

/** The parts of the code base by their packages. A package that is not named here is a provider. */
final class Layers {

    static final String CORE = "dev.mailkeys.core";
    static final String CORE_FOR_PROVIDERS = "dev.mailkeys.core.provider";
    static final String HTTP = "dev.mailkeys.core.http";
    static final String CONTRACT = "dev.mailkeys.testkit.contract..";

    /** The command is a program, all of whose packages but the first are rooms. */
    private static final String COMMAND = "dev.mailkeys.cli.";

    private static final PackageMatchers ROOMS = PackageMatchers.of(
            HTTP,
            "dev.mailkeys.core.json",
            "dev.mailkeys.core.secret",
            "dev.mailkeys.core.turn",
            "dev.mailkeys.rotation.files",
            "dev.mailkeys.rotation.json",
            "dev.mailkeys.rotation.process",
            "dev.mailkeys.rotation.sink.builtin",
            "dev.mailkeys.rotation.sink.dotenv",
            "dev.mailkeys.rotation.engine..",
            "dev.mailkeys.rotation.fleet",
            "dev.mailkeys.testkit.http",
            "dev.mailkeys.testkit.fault",
            "dev.mailkeys.testkit.simulator..");

    static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.mailkeys..");
    static final DescribedPredicate<JavaClass> IN_CORE = resideInAPackage(CORE + "..");
    static final DescribedPredicate<JavaClass> TESTKIT = resideInAPackage("dev.mailkeys.testkit..");
    static final DescribedPredicate<JavaClass> ROTATION = resideInAPackage("dev.mailkeys.rotation..");
    /** What tells a library of others what calls do; that library is its business. */
    static final DescribedPredicate<JavaClass> OBSERVERS =
            resideInAnyPackage("dev.mailkeys.micrometer..", "dev.mailkeys.opentelemetry..");

    /** Kinds of sinks that have a module of their own. */
    static final DescribedPredicate<JavaClass> SINKS = resideInAPackage("dev.mailkeys.sink..");

    /** What an application's framework makes of all the others. */
    static final DescribedPredicate<JavaClass> SPRING = resideInAPackage("dev.mailkeys.spring..");

    static final DescribedPredicate<JavaClass> PROGRAMS =
            resideInAnyPackage("dev.mailkeys.cli..", "dev.mailkeys.examples..");

    static final DescribedPredicate<JavaClass> PROVIDERS = describe(
            "of a provider module",
            type -> OURS.and(not(IN_CORE.or(TESTKIT)
                            .or(ROTATION)
                            .or(OBSERVERS)
                            .or(SINKS)
                            .or(SPRING)
                            .or(PROGRAMS)))
                    .test(type));

    /** What goes into a user's production: everything but the testkit and the programs. */
    static final DescribedPredicate<JavaClass> SDK = describe(
            "of the SDK",
            type -> IN_CORE.or(PROVIDERS).or(ROTATION).or(OBSERVERS).or(SINKS).test(type));

    static final DescribedPredicate<JavaClass> SIMULATORS = describe(
            "of the simulators",
            type -> TESTKIT.and(not(resideInAnyPackage(CONTRACT, "dev.mailkeys.testkit.client")))
                    .test(type));

    private Layers() {}

    /** Whether a package is for its module alone: its public classes are public to their neighbours, and not exported. */
    static boolean isRoom(String name) {
        return ROOMS.test(name) || name.startsWith(COMMAND);
    }
}
