package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** What callers see in signatures. */
final class SignatureRules {

    static final ArchRule ONLY_JDK_TYPES_AND_OUR_OWN = classes()
            .that(describe("are public", SignatureRules::isPublic))
            .and(describe("are exported", type -> !Layers.isRoom(type.getPackageName())))
            .and(not(resideInAPackage(Layers.CONTRACT).or(simpleName("SimulatorExtension"))))
            .and(not(Layers.OBSERVERS.or(Layers.SPRING)))
            .should(Conditions.haveNo("type of a library or a hidden one in a signature", SignatureRules::strangers))
            .because("a library in a signature is a library that can't be replaced, and callers never see Immutable*");

    private SignatureRules() {}

    private static Stream<String> strangers(JavaClass type) {
        Stream<String> supertypes = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(parent -> !isKnown(parent) && !isGeneratedBuilder(parent))
                .map(parent -> type.getName() + " extends " + parent.getName());
        Stream<String> members = Stream.concat(type.getAllMembers().stream(), type.getConstructors().stream())
                .filter(member -> member.getOwner().getPackageName().startsWith("dev.mailkeys"))
                .filter(SignatureRules::isVisible)
                .flatMap(member -> types(member)
                        .flatMap(part -> part.getAllInvolvedRawTypes().stream())
                        .filter(part -> !isKnown(part))
                        .map(part -> member.getFullName() + " holds " + part.getName()));
        return Stream.concat(supertypes, members).distinct();
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream().map(JavaType.class::cast))
                .flatMap(parts -> parts);
    }

    private static boolean isVisible(JavaMember member) {
        var modifiers = member.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static boolean isKnown(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive()
                || base.getPackageName().startsWith("java.")
                || base.getPackageName().startsWith("javax.")
                || base.getPackageName().startsWith("dev.mailkeys") && isPublic(base);
    }

    private static boolean isGeneratedBuilder(JavaClass type) {
        return type.getName().matches(".*\\.Immutable\\w+\\$Builder");
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SignatureRules::isPublic).orElse(true);
    }
}
