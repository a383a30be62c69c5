package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailkeys.core.Model;
import org.immutables.value.Value;

/** What classes look like: names, visibility, immutability. */
final class ShapeRules {

    static final ArchRule NO_EMPTY_NAMES = noClasses()
            .should(Conditions.resideIn(describe(
                    "have a name that says nothing (*Impl *Utils *Util *Helper *Manager Abstract*)",
                    type -> type.getSimpleName().matches(".*(Impl|Utils?|Helper|Manager)|Abstract.*"))))
            .because("a name says what the class is for");

    static final ArchRule NO_GET_PREFIX = noMethods()
            .that(describe("are not overrides", ShapeRules::isOwn))
            .and()
            .arePublic()
            .should()
            .haveNameMatching("get([A-Z].*)?")
            .orShould()
            .haveNameMatching("set[A-Z].*")
            .as("no public methods should begin with get (but for the verb get of a provider) or set")
            .because("values are read by their name, and nothing is set after it was built");

    static final ArchRule PUBLIC_OR_PACKAGE_PRIVATE = members()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(Layers.CONTRACT)))
            .and(describe("are not overrides", member -> !isOverride(member)))
            .should()
            .notBeProtected()
            .because("nothing is made to be extended but the contract of the testkit");

    static final ArchRule ONLY_WHAT_WE_MEAN_IS_EXTENDED = classes()
            .that()
            .arePublic()
            .and(not(resideInAPackage(Layers.CONTRACT)))
            .and(describe("others can see", type -> !Layers.isRoom(type.getPackageName())))
            .and()
            .areNotInterfaces()
            .and()
            .doNotHaveModifier(JavaModifier.FINAL)
            .should(Conditions.haveNo(
                    "constructor that others can call",
                    type -> type.getConstructors().stream()
                            .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.PRIVATE))
                            .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC)
                                    || constructor.getModifiers().contains(JavaModifier.PROTECTED))
                            .map(constructor -> constructor.getFullName() + " lets others extend " + type.getName())))
            .because("a class that others extend can't be changed");

    static final ArchRule PUBLIC_CLASSES_ARE_IMMUTABLE = fields().that()
            .areDeclaredInClassesThat(describe("public and no builder", ShapeRules::isShared))
            .should()
            .beFinal()
            .because("everything that callers hold is shared between threads");

    static final ArchRule NO_MUTABLE_STATICS =
            fields().that().areStatic().should().beFinal().because("state of the whole JVM belongs to the application");

    static final ArchRule MODELS_HAVE_THE_ONE_STYLE = classes()
            .that()
            .areAnnotatedWith(Value.Immutable.class)
            .should()
            .beAnnotatedWith(Model.class)
            .andShould()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("callers never see a generated class");

    private ShapeRules() {}

    /** The verb {@code get} of a provider's client is the one method of that name. */
    private static boolean isOwn(JavaMethod method) {
        boolean verb = method.getName().equals("get")
                && Layers.PROVIDERS.test(method.getOwner())
                && method.getOwner().getSimpleName().endsWith("Keys");
        return !verb && !isOverride(method) && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isOverride(JavaMember member) {
        return member instanceof JavaMethod method
                && java.util.stream.Stream.concat(
                                method.getOwner().getAllRawSuperclasses().stream(),
                                method.getOwner().getAllRawInterfaces().stream())
                        .flatMap(type -> type.getMethods().stream())
                        .anyMatch(inherited -> inherited.getName().equals(method.getName())
                                && inherited.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size());
    }

    private static boolean isShared(JavaClass type) {
        boolean builder = type.getSimpleName().endsWith("Builder");
        boolean room = Layers.isRoom(type.getPackageName());
        return type.getModifiers().contains(JavaModifier.PUBLIC) && !builder && !room && !Layers.TESTKIT.test(type);
    }
}
