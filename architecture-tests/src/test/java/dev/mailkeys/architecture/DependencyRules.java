package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Who may know whom. */
final class DependencyRules {

    static final ArchRule CORE_KNOWS_NOBODY = classes()
            .that(Layers.IN_CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.mailkeys.core..",
                    "java..",
                    "javax.net..",
                    "okhttp3..",
                    "okio..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.annotation",
                    "org.jspecify.annotations",
                    "org.immutables.value.."))
            .because("a provider is added without touching sdk-core, and every library of it is forced upon users");

    static final ArchRule CALLERS_DO_NOT_MEET_THE_TRANSPORT = noClasses()
            .that()
            .resideInAPackage(Layers.CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Layers.CORE_FOR_PROVIDERS)
            .because("what callers see stands on its own; the transport stands on it");

    static final ArchRule ONLY_THE_TRANSPORT_KNOWS_HTTP = noClasses()
            .that(not(resideInAnyPackage(Layers.CORE_FOR_PROVIDERS, Layers.HTTP)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Layers.HTTP)
            .because("nothing goes out but by way of ApiClient, which knows what may be sent again");

    static final ArchRule PROVIDERS_KNOW_CORE_ALONE = classes()
            .that(Layers.PROVIDERS)
            .should()
            .onlyDependOnClassesThat(Layers.PROVIDERS.or(resideInAnyPackage(
                    "dev.mailkeys.core..",
                    "java..",
                    "com.fasterxml.jackson.annotation",
                    "com.fasterxml.jackson.databind..",
                    "org.jspecify.annotations",
                    "org.immutables.value..")))
            .because("a provider module is a few small files on top of sdk-core");

    static final ArchRule OBSERVERS_KNOW_CORE_AND_THEIR_LIBRARY = classes()
            .that(Layers.OBSERVERS)
            .should()
            .onlyDependOnClassesThat(Layers.OBSERVERS.or(resideInAnyPackage(
                    Layers.CORE,
                    "dev.mailkeys.core.event",
                    "java..",
                    "io.micrometer..",
                    "io.opentelemetry..",
                    "org.jspecify.annotations")))
            .because("they hear what every listener hears, and no more");

    static final ArchRule PROVIDERS_NEVER_KNOW_EACH_OTHER = slices().assignedFrom(new EachProvider())
            .should()
            .notDependOnEachOther()
            .because("whoever uses one provider gets one provider");

    static final ArchRule NO_CYCLES =
            slices().assignedFrom(new EachRoom()).should().beFreeOfCycles().because("a call reads top to bottom");

    static final ArchRule SIMULATORS_STAND_ALONE = noClasses()
            .that(Layers.SIMULATORS)
            .should()
            .dependOnClassesThat(Layers.OURS.and(not(Layers.SIMULATORS)))
            .because("models shared by both sides would hide every mistake in them")
            .allowEmptyShould(true);

    static final ArchRule ONLY_PROGRAMS_KNOW_THE_TESTKIT = noClasses()
            .that(not(Layers.TESTKIT.or(Layers.PROGRAMS).or(resideInAPackage("dev.mailkeys.spring.test"))))
            .should()
            .dependOnClassesThat(Layers.TESTKIT)
            .because("nobody's production carries simulators");

    static final ArchRule NOBODY_KNOWS_PROGRAMS = noClasses()
            .that(not(Layers.PROGRAMS))
            .should()
            .dependOnClassesThat(Layers.PROGRAMS)
            .because("programs stand on the SDK, not under it");

    static final ArchRule ONLY_PROGRAMS_KNOW_ROTATION = noClasses()
            .that(not(Layers.PROGRAMS.or(Layers.ROTATION).or(Layers.SINKS)))
            .should()
            .dependOnClassesThat(Layers.ROTATION)
            .because("dependencies point one way: cli and examples, rotation, providers, core");

    static final ArchRule NOTHING_IS_INTERNAL = noClasses()
            .should(Conditions.resideIn(resideInAPackage("..internal..").or(resideInAPackage("..impl.."))))
            .because("what is not public is package-private; nothing in an internal package would be public");

    private DependencyRules() {}

    /** One slice for each provider module. */
    private static final class EachProvider implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Layers.PROVIDERS.test(type)
                    ? SliceIdentifier.of(type.getPackageName().split("\\.")[2])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "providers";
        }
    }
}
