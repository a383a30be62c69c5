package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import java.util.Random;

/** Which classes may touch what can hurt: the network, JSON, the clock, a secret. */
final class LibraryRules {

    private static final String AUTHORS = "dev\\.mailkeys\\.core\\.provider\\.";

    /** Rotation's journal, marks and JSON files are no requests and no answers, which is all that core's classes know. */
    private static final String FILES = "dev\\.mailkeys\\.(rotation|sink)\\..*Json.*";

    static final ArchRule OKHTTP_ONLY_IN_CORE_HTTP = noClasses()
            .that(Layers.SDK.and(not(resideInAPackage(Layers.HTTP))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "mockwebserver3..")
            .because("there is one place that knows what OkHttp sends by itself");

    static final ArchRule JACKSON_ONLY_IN_JSON = noClasses()
            .that(Layers.SDK.and(not(resideInAPackage(Layers.CORE + ".json"))).and(not(nameMatching(FILES))))
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")
                    .and(not(resideInAnyPackage(
                            "com.fasterxml.jackson.annotation", "com.fasterxml.jackson.databind.annotation")))
                    // What such an annotation holds where nothing is said.
                    .and(not(nameMatching("com\\.fasterxml\\.jackson\\.databind\\..*\\$None"))))
            .because("Jackson's exceptions quote what they could not read, which may be a token; models are declared"
                    + " with annotations; rotation reads and writes files of JSON, in classes whose names say so");

    static final ArchRule NO_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..")
            .because("a CallListener tells what happens, and a log is where secrets leak");

    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that(not(Layers.PROGRAMS))
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library does not print");

    static final ArchRule NO_REFLECTION = noClasses()
            .that(Layers.SDK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
            .because("a call reads top to bottom");

    static final ArchRule SLEEP_ONLY_IN_TIMING = noClasses()
            .that(not(isTheSystemTiming()).and(not(Layers.PROGRAMS)))
            .should()
            .accessTargetWhere(describe("it puts the thread to sleep", LibraryRules::isSleep))
            .because("no test sleeps: waiting is injected");

    static final ArchRule CLOCK_AND_CHANCE_ONLY_IN_TIMING = noClasses()
            .that(Layers.SDK.and(not(isTheSystemTiming())).and(not(nameMatching(".*\\.Secret"))))
            .should()
            .accessTargetWhere(describe("it reads the clock or rolls dice", LibraryRules::isClockOrChance))
            .because("retries and deadlines are tested without waiting for them");

    static final ArchRule SECRETS_LEAVE_THROUGH_THE_TRANSPORT = noClasses()
            .that(Layers.PROVIDERS.or(resideInAPackage(Layers.CORE)))
            .should()
            .callMethod(Secret.class, "reveal")
            .because("a token leaves in a header or through SecretSerializer, which also has it redacted it from the"
                    + " answer");

    static final ArchRule NO_SECRET_IN_A_SERIALIZED_EXCEPTION = noFields()
            .that()
            .areDeclaredInClassesThat(assignableTo(Throwable.class))
            .and()
            .doNotHaveModifier(JavaModifier.TRANSIENT)
            .should()
            .haveRawType(Secret.class)
            .because("exceptions are serialized by log shippers and remote calls");

    private LibraryRules() {}

    private static DescribedPredicate<JavaClass> isTheSystemTiming() {
        return describe("the system's timing", type -> type.getName().startsWith(Timing.class.getName() + "$"));
    }

    private static boolean isSleep(JavaAccess<?> access) {
        String call = access.getTargetOwner().getSimpleName() + "." + access.getName();
        return call.matches("(Thread|TimeUnit)\\.sleep|LockSupport\\.park.*");
    }

    private static boolean isClockOrChance(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        String call = owner.getSimpleName() + "." + access.getName();
        return owner.isAssignableTo(Random.class)
                || call.matches("System\\.(nanoTime|currentTimeMillis)|Math\\.random|UUID\\.randomUUID")
                || call.matches(
                        "(Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime)\\.now|Clock\\.system.*");
    }
}
