package dev.mailkeys.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions that say what is wrong. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> resideIn(DescribedPredicate<JavaClass> where) {
        return ArchCondition.from(where);
    }

    /** Holds where {@code faults} finds none. */
    static <T> ArchCondition<T> haveNo(String what, Function<T, Stream<String>> faults) {
        return condition("have no " + what, (item, fault) -> faults.apply(item).forEach(fault));
    }

    private static <T> ArchCondition<T> condition(String text, BiConsumer<T, Consumer<String>> check) {
        return new ArchCondition<>(text) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, fault -> events.add(SimpleConditionEvent.violated(item, fault)));
            }
        };
    }
}
