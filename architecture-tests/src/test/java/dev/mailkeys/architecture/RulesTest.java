package dev.mailkeys.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for every published module, says why, and bites. */
class RulesTest {

    /** The bad examples beside these tests: for each rule at least one class that breaks it. */
    private static final JavaClasses BAD =
            new ClassFileImporter().importPath(PublishedModule.ROOT.resolve("architecture-tests/target/test-classes"));

    static Stream<Arguments> rules() {
        return Rules.all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRule_holds(String name, ArchRule rule) {
        rule.check(PublishedModule.classes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRule_saysWhy(String name, ArchRule rule) {
        assertThat(rule.getDescription()).contains(", because ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRule_isBrokenByABadExample(String name, ArchRule rule) {
        var examples = BAD.that(new BadExample());
        assertThat(rule.evaluate(examples).hasViolation())
                .as("no bad example breaks the rule: %s", rule.getDescription())
                .isTrue();
    }

    @Test
    void generatedModels_canNotChange() {
        var fields = PublishedModule.generatedClasses().stream()
                .filter(type -> type.getSimpleName().startsWith("Immutable"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getName().equals("initShim"))
                .toList();
        assertThat(fields).hasSizeGreaterThan(20).allMatch(RulesTest::isFinal);
    }

    private static boolean isFinal(JavaField field) {
        return field.getModifiers().contains(FINAL);
    }
}
