package dev.mailkeys.cli.init;

import dev.mailkeys.cli.audit.AuditedAccount;
import dev.mailkeys.cli.audit.KeyMeaning;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkKinds;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.work.KeyName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of a {@code mailkeys.toml} with a target for each key, and with gaps that a person must fill in. */
final class Draft {

    private static final String FILL_IN = RotationFile.FILL_IN;

    /** Keeps the file below its limit of 20,000 lines. */
    private static final int MOST_TARGETS = 1000;

    /** Keeps the file below its limit of 300 comments in a row. */
    private static final int MOST_REMARKS = 100;

    private static final String HEAD = """
        # What mailkeys rotates, and where the tokens go. Written by "mailkeys init" from the keys of the accounts.
        #
        # Before you rotate:
        # 1. Delete the targets that are not to be rotated, and their sinks.
        # 2. In each sink, replace %s/… by the file that your application reads, and set its variable.
        #    Other sinks are %s.
        # 3. Run "mailkeys plan". It says what is missing, and changes nothing.
        #
        # Credentials do not belong in this file: they come from variables, or from token-env or token-file of an
        # account, [accounts.NAME].

        # How many targets are rotated at once.
        at-once = 4
        """.formatted(FILL_IN, otherSinks());

    private static final String TARGET = """

        # %s
        [targets.%s]
        account = %s
        key = %s
        rotate-every = "90d"  # due when the key is that old; without it, at every "mailkeys rotate" and "maintain"
        # grace = "1h"        # how long the old token keeps working
        sinks = [%s]

        [sinks.%s]
        type = "dotenv"
        path = %s
        variable = %s
        """;

    private final Set<String> names = new HashSet<>();
    private final List<String> targets = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Draft() {}

    static Draft of(List<AuditedAccount> accounts) {
        var draft = new Draft();
        accounts.forEach(draft::add);
        return draft;
    }

    int targets() {
        return targets.size();
    }

    int leftOut() {
        return remarks.size();
    }

    String text() {
        var text = new StringBuilder(HEAD);
        targets.forEach(text::append);
        if (!remarks.isEmpty()) {
            text.append("\n# Keys without a target:\n");
            remarks.stream()
                    .limit(MOST_REMARKS)
                    .forEach(remark -> text.append("# - ").append(remark).append('\n'));
        }
        if (remarks.size() > MOST_REMARKS) {
            text.append("# - and ").append(remarks.size() - MOST_REMARKS).append(" more\n");
        }
        return text.toString();
    }

    private static String otherSinks() {
        List<String> titles = SinkKinds.installed().titlesBut("dotenv");
        int last = titles.size() - 1;
        return String.join(", ", titles.subList(0, last)) + " and " + titles.get(last);
    }

    private void add(AuditedAccount account) {
        Map<String, List<ManagedKey>> families = new LinkedHashMap<>();
        account.keys()
                .forEach(key -> families.computeIfAbsent(KeyName.of(key.name()).base(), base -> new ArrayList<>())
                        .add(key));
        families.forEach((base, keys) -> add(account, base, keys));
    }

    /** A key and its successors are one target. Different keys of the same name are one target each, by their ids. */
    private void add(AuditedAccount account, String base, List<ManagedKey> keys) {
        boolean namesakes = keys.stream().map(ManagedKey::name).distinct().count() < keys.size();
        if (!namesakes) {
            add(account, keys.get(keys.size() - 1), base);
            return;
        }
        keys.forEach(key -> add(account, key, key.id()));
    }

    private void add(AuditedAccount account, ManagedKey key, String addressed) {
        String who = account.account().name() + ": " + shown(key.name()) + " (" + Printable.line(key.id()) + ")";
        Optional<String> reason = reason(key, addressed);
        if (reason.isPresent()) {
            remarks.add(who + " " + reason.get());
            return;
        }
        String name = unused(account.account().name() + "-" + key.name());
        String variable = name.toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
        targets.add(TARGET.formatted(
                comment(key, who),
                name,
                quoted(account.account().name()),
                quoted(addressed),
                quoted(name),
                name,
                quoted(FILL_IN + "/" + name + ".env"),
                quoted(variable)));
    }

    /** Why a key gets no target, only a remark. */
    private Optional<String> reason(ManagedKey key, String addressed) {
        if (targets.size() >= MOST_TARGETS) {
            return Optional.of("is one of more than " + MOST_TARGETS + " keys");
        }
        if (addressed.isBlank()) {
            return Optional.of("has no name");
        }
        if (new KeyMeaning(key).isFull()) {
            return Optional.of("may manage keys: it may be the very credential that mailkeys uses");
        }
        return key.usable() ? Optional.empty() : Optional.of("can't be used now: it is switched off or has expired");
    }

    private static String comment(ManagedKey key, String who) {
        String settings = key.settings().values().entrySet().stream()
                .map(setting -> setting.getKey() + " " + String.join(" ", setting.getValue()))
                .collect(Collectors.joining("; "));
        String created = key.created()
                .map(moment -> ", created " + moment.toString().substring(0, 10))
                .orElse("");
        return Printable.line(who + created + (settings.isEmpty() ? "" : ", " + settings));
    }

    private static String shown(String name) {
        return "\"" + Printable.line(name) + "\"";
    }

    /** A unique name for tables and variables. */
    private String unused(String wanted) {
        String plain =
                wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shorter = plain.substring(0, Math.min(60, plain.length()));
        String name = shorter;
        for (int number = 2; !names.add(name); number++) {
            name = shorter + "-" + number;
        }
        return name;
    }

    /** A basic string of TOML. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\u%04X".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
