package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code [targets.NAME]}: which key is rotated how, and where its token goes.
 *
 * @param accounts the accounts that could be read
 * @param sinks the sinks that could be read
 * @param accountNames the names of all accounts, those with problems too
 * @param sinkNames the names of all sinks, those with problems too
 */
record TargetReader(
        Map<String, AccountDefinition> accounts,
        Map<String, SinkDefinition> sinks,
        List<String> accountNames,
        List<String> sinkNames) {

    /** A byte may take three in a folder's name, and file systems allow 255. */
    private static final int LONGEST_NAME = 85;

    private static final Set<String> STRATEGIES = new LinkedHashSet<>(List.of("overlap", "in-place", "alternate"));

    Optional<TargetDefinition> read(TomlSection section) {
        checkName(section);
        Optional<AccountDefinition> account = account(section);
        String key = section.text("key").orElse(section.name());
        Strategy strategy =
                section.choice("strategy", STRATEGIES, TargetReader::strategy).orElse(Strategy.OVERLAP);
        RotationOptions options = options(section);
        if (strategy == Strategy.ALTERNATE && options.alternateKey().isEmpty()) {
            section.required("alternate-key", "the strategy alternate needs the other of the two keys.");
        }
        if (strategy != Strategy.ALTERNATE && options.alternateKey().isPresent()) {
            section.problem("alternate-key", "alternate-key goes with strategy = \"alternate\" alone");
        }
        options.rotateEvery()
                .filter(Duration::isZero)
                .ifPresent(
                        none -> section.problem("rotate-every", "rotate-every must be more than 0, such as \"30d\""));
        List<SinkDefinition> places = sinks(section);
        section.end();
        return account.map(known -> new TargetDefinition(section.name(), known, key, strategy, options, places));
    }

    /** The name of its journal's folder. */
    private static void checkName(TomlSection section) {
        if (section.name().isBlank()) {
            section.problem("", "a target needs a name: [targets.NAME]");
        } else if (section.name().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            section.problem("", "the name of a target has at most " + LONGEST_NAME + " bytes");
        }
    }

    private Optional<AccountDefinition> account(TomlSection section) {
        Optional<String> name =
                section.required("account", "the account's name, or jetemail, emailit or elasticemail.");
        Optional<AccountDefinition> known =
                name.flatMap(text -> Optional.ofNullable(accounts.get(text)).or(() -> AccountReader.usual(text)));
        if (name.isPresent() && known.isEmpty() && !accountNames.contains(name.get())) {
            section.problem(
                    "account",
                    "there is no [accounts." + Printable.line(name.get()) + "]"
                            + Nearest.hint(name.get(), possibleAccounts()));
        }
        return known;
    }

    /** The accounts that a target may name: those of the file, and those without a table. */
    private List<String> possibleAccounts() {
        return Stream.concat(accountNames.stream(), AccountReader.PROVIDERS.stream())
                .toList();
    }

    private List<SinkDefinition> sinks(TomlSection section) {
        List<String> names = section.texts("sinks");
        if (names.isEmpty()) {
            section.problem("sinks", "sinks is missing or empty: say where the token goes, sinks = [\"NAME\"]");
        }
        names.stream()
                .filter(name -> !sinkNames.contains(name))
                .forEach(name -> section.problem(
                        "sinks", "there is no [sinks." + Printable.line(name) + "]" + Nearest.hint(name, sinkNames)));
        return names.stream()
                .distinct()
                .flatMap(name -> Optional.ofNullable(sinks.get(name)).stream())
                .toList();
    }

    private static RotationOptions options(TomlSection section) {
        var options = RotationOptions.builder();
        options.rotateEvery(section.length("rotate-every"));
        section.length("grace").ifPresent(options::grace);
        section.length("wait-for-readers").ifPresent(options::waitForReaders);
        section.length("soak").ifPresent(options::soak);
        section.length("expire-old-key-after").ifPresent(options::expireOldKeyAfter);
        section.length("longest-wait").ifPresent(options::longestWait);
        section.length("verify-within").ifPresent(options::verifyWithin);
        section.number("max-attempts", 1, 99).ifPresent(options::maxAttempts);
        section.length("attempts-within").ifPresent(options::attemptsWithin);
        options.keepJournals(section.length("keep-journals"));
        options.settleTime(section.length("settle-time"));
        options.alternateKey(section.text("alternate-key"));
        options.keyInUse(section.text("key-in-use"));
        List<String> settings = section.texts("settings");
        if (!settings.isEmpty()) {
            section.understood("settings", () -> KeySettings.parse(settings)).ifPresent(options::confirmedSettings);
        }
        return options.build();
    }

    private static Strategy strategy(String word) {
        return Strategy.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
