package dev.mailkeys.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every rule there is, by name. */
final class Rules {

    private Rules() {}

    static Map<String, ArchRule> all() {
        var rules = new TreeMap<String, ArchRule>();
        Stream.of(DependencyRules.class, LibraryRules.class, ShapeRules.class, SignatureRules.class)
                .flatMap(group -> Stream.of(group.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .forEach(field -> rules.put(field.getName(), rule(field)));
        return rules;
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
