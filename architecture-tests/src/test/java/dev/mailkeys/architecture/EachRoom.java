package dev.mailkeys.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;

/**
 * A slice for each package. A package that others call is two: the facades, which stand on the rooms behind them, and the
 * values that callers hand in and get back, which those rooms stand on. Both are where callers look for them.
 */
final class EachRoom implements SliceAssignment {

    private static final String ROTATION = "dev.mailkeys.rotation.";
    private static final String TESTKIT = "dev.mailkeys.testkit.";

    /** What stands elsewhere than its package: a facade above the rooms that it opens, a value below all. */
    private static final Map<String, Set<String>> APART = Map.of(
            "rotation.facade", Set.of(ROTATION + "Rotation", ROTATION + "RotationBuilder"),
            "rotation.fleet", Set.of(ROTATION + "RotationFleet"),
            "testkit.values",
                    Set.of(
                            TESTKIT + "ReceivedCall",
                            TESTKIT + "SimulatedClock",
                            TESTKIT + "SimulatedKey",
                            TESTKIT + "EmailitErrorShape"));

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getName().replaceFirst("\\$.*", "");
        return SliceIdentifier.of(APART.entrySet().stream()
                .filter(apart -> apart.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(type.getPackageName().replaceFirst("dev\\.mailkeys\\.", "")));
    }

    @Override
    public String getDescription() {
        return "rooms";
    }
}
