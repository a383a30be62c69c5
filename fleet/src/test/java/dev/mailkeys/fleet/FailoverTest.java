package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.SimulatedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is lost, and a replica that lacks its last changes takes its place. */
final class FailoverTest {

    private static final List<String> TARGETS = List.of("newsletter", "billing", "shop");

    private static final Duration OLD = Duration.ofHours(2);

    @TempDir
    private Path folder;

    /**
     * One rotation is over and two wait for the end of their grace period, and the replica knows of none. Whose token is in a
     * file without a mark nobody can tell: that key is made once more.
     */
    @Test
    void aReplicaThatLags_knowsNothingOfTheLastRotations_andTheNodeBringsOrder() throws Exception {
        try (Replica replica = Replica.start(folder);
                var world = new FleetWorld(folder, replica.primary())) {
            world.target("newsletter", OLD, "30d", "0s")
                    .target("billing", OLD, "30d", "1h")
                    .markedTarget("shop", OLD, "30d", "1h");
            FleetProcess before = world.nodeAt(replica.url());
            before.address();
            Eventually.is(() -> all(world, "not_due", "not_due", "not_due"), world::said);
            before.signal("TERM");
            assertThat(before.end()).as(world.said()).isZero();
            replica.cutOff();

            world.change("30d", "1h");
            String at = world.nodeAt(replica.url()).address();
            Eventually.is(() -> all(world, "done", "pending", "pending"), world::said);
            long epoch = highestEpoch(replica.primary());
            List<String> delivered = tokens(world);
            replica.failOver();
            world.lookInto(replica.replica());
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            world.lookAgain();
            Eventually.is(() -> !world.outcomes(TARGETS).containsValue("forgotten"), world::said);

            assertThat(lowestEpoch(replica.replica())).isGreaterThan(epoch);
            List<String> after = tokens(world);
            assertThat(after).as(world.said()).allMatch(world.emailit::accepts);
            assertThat(List.of(after.get(0), after.get(2))).isEqualTo(List.of(delivered.get(0), delivered.get(2)));
            assertThat(delivered).as("what programs have read still works").allMatch(world.emailit::accepts);
            assertThat(world.emailit.received("create")).hasSize(TARGETS.size() + 1);
            assertThat(world.said()).contains("billing: warning", "reconcile with the option --old-key");
            askTooEarly(world, "billing");
            retireByHand(world, "shop", after.get(2));
        }
    }

    /** Its last key waits for the end of a grace period: what is under way was planned without the old one. */
    private static void askTooEarly(FleetWorld world, String target) throws Exception {
        FleetProcess command = world.byHand(
                "reconcile", target, "--old-key", oldKey(world, target).id(), "--yes");
        assertThat(command.end()).as(world.said()).isEqualTo(4);
        assertThat(command.printed())
                .contains("without the old key", "mailkeys resume " + target + " --file ", " --database ");
    }

    /** As the warning says, while the node runs: the key that was there before all rotations, of which no journal knows. */
    private static void retireByHand(FleetWorld world, String target, String token) throws Exception {
        SimulatedKey old = oldKey(world, target);
        world.change("grace = \"1h\"", "grace = \"0s\"");
        FleetProcess command = world.byHand("reconcile", target, "--old-key", old.id(), "--yes");
        assertThat(command.end()).as(world.said()).isZero();
        assertThat(command.printed()).contains("\"outcome\":\"done\"");
        assertThat(world.database.text("select holder from mailkeys_targets where target = '" + target + "'"))
                .hasValueSatisfying(holder -> assertThat(holder).startsWith("process "));
        assertThat(world.emailit.accepts(old.token())).isFalse();
        assertThat(world.token(target)).isEqualTo(token);
        assertThat(world.emailit.accepts(token)).isTrue();
        world.lookAgain();
        Eventually.is(() -> world.outcome(target).equals("not_due"), world::said);
        assertThat(world.token(target)).isEqualTo(token);
    }

    private static SimulatedKey oldKey(FleetWorld world, String target) {
        return world.emailit.liveKeys().stream()
                .filter(key -> key.name().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static boolean all(FleetWorld world, String newsletter, String billing, String shop) {
        return world.outcomes(TARGETS).equals(Map.of("newsletter", newsletter, "billing", billing, "shop", shop));
    }

    private static List<String> tokens(FleetWorld world) throws Exception {
        return List.of(world.token("newsletter"), world.token("billing"), world.token("shop"));
    }

    private static long highestEpoch(TestDatabase database) {
        return Long.parseLong(
                database.text("select max(epoch) from mailkeys_targets").orElseThrow());
    }

    private static long lowestEpoch(TestDatabase database) {
        return Long.parseLong(
                database.text("select min(epoch) from mailkeys_targets").orElseThrow());
    }
}
