package dev.mailkeys.cli.command.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SimulatorExtension.class)
class IfAbsentTest {

    private static final String EMPTY_PAGE = "{\"data\":[],\"next_page_url\":null}";

    @TempDir
    private Path folder;

    /** A provider, the command that creates a key called news there, and how the command reaches it. */
    record Place(String provider, String create) {

        ProviderSimulator start() {
            return switch (provider) {
                case "jetemail" -> JetEmailSimulator.start();
                case "emailit" -> EmailitSimulator.start();
                default -> ElasticEmailSimulator.start();
            };
        }

        Cli cli(ProviderSimulator simulator) {
            String upper = provider.toUpperCase(java.util.Locale.ROOT);
            return new Cli()
                    .set(upper + "_API_KEY", simulator.managementToken())
                    .set("MAILKEYS_" + upper + "_URL", simulator.baseUrl().toString());
        }

        @Override
        public String toString() {
            return provider;
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place("jetemail", "jetemail create --if-absent --name news --approved-domain a.example"),
                new Place("emailit", "emailit create --if-absent --name news --scope sending"),
                new Place("elasticemail", "elasticemail create --if-absent --name news --access-level SendHttp"));
    }

    private static long named(ProviderSimulator simulator) {
        return simulator.keys().stream()
                .filter(key -> key.name().equals("news"))
                .count();
    }

    @ParameterizedTest
    @MethodSource("places")
    void createTwice_makesOneKeyAndSaysThatThereIsNoToken(Place place) throws IOException {
        try (ProviderSimulator simulator = place.start()) {
            Path file = folder.resolve("token");
            String line = place.create + " --output json --to-file " + file;
            var first = place.cli(simulator).run(line);
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.out()).contains("\"result\":\"created\"", "\"tokenFile\":\"" + file + "\"");
            String token = Files.readString(file);
            var second = place.cli(simulator).run(line);
            assertThat(second.code()).as(second.err()).isZero();
            assertThat(second.out())
                    .contains("\"name\":\"news\"", "\"result\":\"exists\",\"differs\":[],\"tokenFile\":null")
                    .doesNotContain(token);
            assertThat(second.err())
                    .contains("Nothing was created, and there is no token here", "mailkeys " + place.provider)
                    .doesNotContain(token, "Warning");
            assertThat(file).as("the token of the first run stays").hasContent(token);
            assertThat(named(simulator)).isEqualTo(1);
            assertThat(simulator.received("create")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void lostAnswer_isUnknownAndTheNextRunMakesNoSecondKey(Place place) {
        try (ProviderSimulator simulator = place.start()) {
            simulator.next("create", Fault.cut().afterCommit());
            String line = place.create + " --to-file " + folder.resolve("token");
            assertThat(place.cli(simulator).run(line).code()).isEqualTo(10);
            var second = place.cli(simulator).run(line);
            assertThat(second.code()).as(second.err()).isZero();
            assertThat(second.err())
                    .contains("delete this key with \"mailkeys " + place.provider + " delete\" and create it again.");
            assertThat(folder.resolve("token")).doesNotExist();
            assertThat(named(simulator)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void listThatCannotBeRead_createsNothing(Place place) {
        try (ProviderSimulator simulator = place.start()) {
            simulator.on("list", Fault.status(500));
            var result = place.cli(simulator).run(place.create + " --retries 0 --reveal");
            assertThat(result.code()).as(result.err()).isEqualTo(4);
            assertThat(simulator.received("create")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void dryRun_showsTheCallOnlyWhereThereIsNoKey(Place place) {
        try (ProviderSimulator simulator = place.start()) {
            assertThat(place.cli(simulator).run(place.create + " --dry-run").out())
                    .contains("POST");
            simulator.seedKey("news");
            assertThat(place.cli(simulator)
                            .run(place.create + " --dry-run -o json")
                            .out())
                    .contains("\"result\":\"exists\"");
            assertThat(simulator.received("create")).isEmpty();
        }
    }

    @Test
    void withoutAPlaceForTheToken_nothingIsSent(JetEmailSimulator jetemail) {
        var result = Cli.at(jetemail).run("jetemail create --if-absent --name news");
        assertThat(result.code()).isEqualTo(2);
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void fileThatIsThereWhileTheKeyIsNot_isNeverReplaced(JetEmailSimulator jetemail) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "another");
        var result = Cli.at(jetemail).run("jetemail create --if-absent --name news --to-file " + file);
        assertThat(result.code()).isEqualTo(4);
        assertThat(file).hasContent("another");
        assertThat(jetemail.received("create")).isEmpty();
    }

    @Test
    void severalKeysOfTheName_areRefusedWithTheirIds(JetEmailSimulator jetemail) {
        SimulatedKey one = jetemail.seedKey("news");
        SimulatedKey two = jetemail.seedKey("news");
        var result = Cli.at(jetemail).run("jetemail create --if-absent --name news --reveal --output json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("\"kind\":\"ambiguous\"", one.id(), two.id(), "\"candidates\":[{", "Nothing was created")
                .doesNotContain(one.token(), two.token());
        assertThat(jetemail.received("create")).isEmpty();
    }

    @Test
    void keyWithOtherSettings_isShownWithWhatDiffers(EmailitSimulator emailit) {
        emailit.seedKey("news", "{\"scope\":\"full\"}");
        var result = Cli.at(emailit)
                .run("emailit create --if-absent --name news --scope sending --sending-domain dom_1 --reveal -o json");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"differs\":[\"scope\",\"sendingDomain\"],\"token\":null");
        assertThat(result.err()).contains("It differs in scope, sendingDomain");
    }

    @Test
    void keyOfAnotherName_isNoneOfThatName(JetEmailSimulator jetemail) {
        jetemail.seedKey("News");
        jetemail.seedKey("newsletter");
        assertThat(Cli.at(jetemail)
                        .run("jetemail create --if-absent --name news --reveal")
                        .code())
                .isZero();
        assertThat(named(jetemail)).isEqualTo(1);
    }

    @Test
    void whoeverLosesARace_isShownTheKeyOfTheOther(EmailitSimulator emailit) {
        emailit.next("list", Fault.status(200).withBody(EMPTY_PAGE));
        SimulatedKey key = emailit.seedKey("news", "{\"scope\":\"sending\"}");
        var result = Cli.at(emailit).run("emailit create --if-absent --name news --scope sending --reveal -o json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"id\":\"" + key.id() + "\"", "\"result\":\"exists\"")
                .doesNotContain(key.token());
        assertThat(emailit.received("create")).hasSize(1);
        assertThat(named(emailit)).isEqualTo(1);
    }

    @Test
    void conflictWithAKeyThatIsNotListed_staysAConflict(EmailitSimulator emailit) {
        emailit.seedKey("news");
        emailit.on("list", Fault.status(200).withBody(EMPTY_PAGE));
        var result = Cli.at(emailit).run("emailit create --if-absent --name news --scope sending --reveal -o json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("\"kind\":\"conflict\"");
    }
}
