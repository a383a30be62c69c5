package dev.mailkeys.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests of JUnit (Jupiter) a running simulator for every parameter of a simulator's type.
 *
 * <pre>{@code
 * @ExtendWith(SimulatorExtension.class)
 * class MyTest {
 *     @Test
 *     void rotates(JetEmailSimulator jetEmail) { … }
 * }
 * }</pre>
 *
 * <p>Every test gets its own, closed after it; its constructor, {@code @BeforeEach}, the test and {@code @AfterEach} share
 * it. One that {@code @BeforeAll} asked for serves the whole class. This class needs JUnit and nothing else here does.
 */
@SuppressWarnings("exports") // Whoever uses this class has JUnit; whoever does not must be able to do without.
public final class SimulatorExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);
    private static final Map<Class<?>, Supplier<ProviderSimulator>> SIMULATORS = Map.of(
            JetEmailSimulator.class, JetEmailSimulator::start,
            EmailitSimulator.class, EmailitSimulator::start,
            ElasticEmailSimulator.class, ElasticEmailSimulator::start);

    /** Made by JUnit. */
    public SimulatorExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SIMULATORS.containsKey(parameter.getParameter().getType());
    }

    /** The store closes what it holds when the test, or the class, is over. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        type, wanted -> requireNonNull(SIMULATORS.get(wanted)).get());
    }

    /** A constructor's simulator belongs to the test that the instance is made for, not to the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }
}
