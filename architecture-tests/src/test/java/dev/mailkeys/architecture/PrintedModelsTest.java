package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a key prints is written by hand in places: none of its fields may be forgotten there. */
class PrintedModelsTest {

    static Stream<Class<?>> models() {
        return NullsTest.types()
                .filter(type -> type.getSimpleName().equals("KeyInfo")
                        || type.getSimpleName().equals("IssuedKey"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void model_printsAllOfItsFields(Class<?> type) throws ReflectiveOperationException {
        Object model = Samples.of(type);
        for (Method accessor : type.getMethods()) {
            boolean isField = accessor.getParameterCount() == 0
                    && accessor.getDeclaringClass() == type
                    && !Modifier.isStatic(accessor.getModifiers())
                    && accessor.getReturnType() != type
                    && accessor.getReturnType() != String.class | Modifier.isAbstract(accessor.getModifiers());
            if (isField && !Optional.empty().equals(Samples.call(accessor, model))) {
                assertThat(model.toString()).contains(accessor.getName() + "=");
            }
        }
    }
}
