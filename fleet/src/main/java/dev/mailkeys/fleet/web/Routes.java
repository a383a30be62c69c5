package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to each path. */
final class Routes {

    private static final String AWAY =
            "The database does not answer. Rotations wait until it does. Look at the database, then load this page again.";

    private final PageTurns turns = new PageTurns();
    private final FleetState state;

    Routes(FleetState state) {
        this.state = state;
    }

    WebAnswer reply(String path, @Nullable String query) {
        return switch (path) {
            case "/style.css" -> WebAnswer.of(200, "text/css; charset=utf-8", style());
            case "/health/live" -> WebAnswer.text(200, "alive");
            case "/health/ready" ->
                state.databaseAnswers()
                        ? WebAnswer.text(200, "ready")
                        : WebAnswer.text(503, "not ready: the database does not answer, or takes no changes");
            case "/", "/target", "/api/targets", "/metrics" -> read(path, query);
            default -> WebAnswer.text(404, "There is no such page. Begin at /.");
        };
    }

    private WebAnswer read(String path, @Nullable String query) {
        try {
            return turns.read(() -> asked(path, query));
        } catch (SQLException away) {
            return WebAnswer.text(503, AWAY);
        } catch (JournalException unreadable) {
            return unreadable.kind() == JournalException.Kind.FAILED
                    ? WebAnswer.text(503, AWAY)
                    : WebAnswer.text(500, Printable.line(String.valueOf(unreadable.getMessage())));
        }
    }

    private WebAnswer asked(String path, @Nullable String query) throws SQLException {
        return switch (path) {
            case "/target" -> target(query);
            case "/api/targets" ->
                WebAnswer.of(
                        200, "application/json", TargetsJson.of(state.node(), state.now(), state.targets()) + "\n");
            case "/metrics" -> WebAnswer.of(200, MetricsText.TYPE, MetricsText.of(state));
            default -> WebAnswer.page(HomePage.of(state.node(), state.now(), state.targets()));
        };
    }

    private WebAnswer target(@Nullable String query) throws SQLException {
        Optional<String> name = parameter(query, "name").filter(state::knows);
        if (name.isEmpty()) {
            return WebAnswer.text(404, "There is no such target in mailkeys.toml.");
        }
        TargetState target = state.targets().stream()
                .filter(one -> one.name().equals(name.get()))
                .findFirst()
                .orElseThrow();
        return WebAnswer.page(TargetPage.of(target, state.journals(), parameter(query, "rotation")));
    }

    private static Optional<String> parameter(@Nullable String query, String name) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Routes.class.getResourceAsStream("style.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
