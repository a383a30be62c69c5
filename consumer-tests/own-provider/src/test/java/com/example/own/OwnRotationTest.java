package com.example.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.own.OwnKeys.NewKey;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider is found by its jar, simulated, and rotated. */
class OwnRotationTest {

    private static final KeySettings SENDER = KeySettings.of(Map.of("role", List.of("sender")));

    private final OwnApi api = new OwnApi();
    private final ProviderSimulator simulator = ProviderSimulator.of(api, "/v1", SimulatedClock.running());
    private final ClientSettings settings =
            ClientSettings.builder().baseUrl(simulator.baseUrl()).build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void provider_isFoundByItsJar() {
        assertThat(ProviderDescriptor.installed())
                .extracting(ProviderDescriptor::name)
                .contains("own", "jetemail");
        assertThat(ProviderAdapterFactory.of("own")).isPresent();
    }

    @Test
    void list_followsCursors() {
        List.of("a", "b", "c", "d", "e").forEach(simulator::seedKey);

        OwnKeys keys = OwnKeys.using(Secret.of(OwnApi.MANAGEMENT), settings);

        assertThat(keys.list().stream().map(OwnKeys.KeyInfo::name)).containsExactly("a", "b", "c", "d", "e");
        assertThat(simulator.received("list"))
                .extracting(ReceivedCall::target)
                .containsExactly("/v1/keys", "/v1/keys?cursor=k00002", "/v1/keys?cursor=k00004");
    }

    @Test
    void create_whoseAnswerIsLost_isSentOnce() {
        simulator.next("create", Fault.cut().afterCommit());

        OwnKeys keys = OwnKeys.using(Secret.of(OwnApi.MANAGEMENT), settings);

        assertThat(catchThrowable(() -> keys.create(new NewKey("a", "sender")))).hasMessageContaining("own.create");
        assertThat(simulator.received("create")).hasSize(1);
        assertThat(simulator.faultsLeft()).isEmpty();
    }

    @Test
    void rotation_makesAKeyOfTheRoleThatItWasTold() throws Exception {
        SimulatedKey old = simulator.seedKey("newsletter", "{\"role\":\"sender\"}");
        Path token = token(old.token());

        RotationReport report = rotation(
                        token,
                        RotationOptions.builder()
                                .grace(Duration.ZERO)
                                .confirmedSettings(SENDER)
                                .build())
                .run();

        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
        SimulatedKey successor = simulator.keys().get(0);
        assertThat(simulator.keys()).hasSize(1);
        assertThat(api.roles.get(successor.id())).isEqualTo("sender");
        assertThat(Files.readString(token).strip()).isEqualTo(successor.token());
    }

    @Test
    void rotation_thatWasNotToldTheRole_makesNoKey() throws Exception {
        SimulatedKey old = simulator.seedKey("newsletter", "{\"role\":\"sender\"}");
        Path token = token(old.token());

        RotationReport report = rotation(token, RotationOptions.defaults()).run();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messages()).anyMatch(words -> words.contains("does not show"));
        assertThat(simulator.received("create")).isEmpty();
    }

    private Rotation rotation(Path token, RotationOptions options) {
        ProviderAdapter account =
                ProviderAdapterFactory.of("own").orElseThrow().adapter(Secret.of(OwnApi.MANAGEMENT), settings);
        return Rotation.of("newsletter")
                .key(account, "newsletter")
                .sink(FileSink.raw(token))
                .options(options)
                .journal(FileJournals.in(folder.resolve("journal")))
                .build();
    }

    /** A private file, as a sink requires. */
    private Path token(String text) throws IOException {
        Path file = folder.resolve("token");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
