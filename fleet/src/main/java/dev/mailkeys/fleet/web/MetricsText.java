package dev.mailkeys.fleet.web;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The metrics. Those of targets are about the whole fleet, and the same at each node; the counts are about this node.
 * While the database is away there are only the counts.
 */
final class MetricsText {

    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final List<TargetState> targets;
    private final PrometheusRegistry now;

    private MetricsText(List<TargetState> targets, PrometheusRegistry now) {
        this.targets = targets;
        this.now = now;
    }

    static String of(FleetState state) {
        var now = new PrometheusRegistry();
        Gauge up = Gauge.builder()
                .name("mailkeys_database_up")
                .help("Whether the database answers this node: 1 or 0.")
                .register(now);
        try {
            new MetricsText(state.targets(), now).ofTargets();
            up.set(1);
        } catch (SQLException away) {
            up.set(0);
        }
        return text(now.scrape()) + text(state.counts().registry().scrape());
    }

    private void ofTargets() {
        Gauge.builder()
                .name("mailkeys_targets")
                .help("Targets in this node's mailkeys.toml.")
                .register(now)
                .set(targets.size());
        flag("due", "Whether the key has reached its age: 1 or 0.", TargetState::isDue);
        flag("overdue", "Whether the key has been due for more than an hour: 1 or 0.", TargetState::isOverdue);
        gauge("failed_looks", "Looks in a row that did not end well.", TargetState::failures);
        flag(
                "sink_broken",
                "Whether the token in a sink did not work at the last look: 1 or 0. Alert on this.",
                TargetState::isBroken);
        gauge(
                "key_age_seconds",
                "Age of the key in the sinks, where it is known.",
                target -> target.age().map(age -> (double) age.toSeconds()).orElse(Double.NaN));
        gauge(
                "last_look_timestamp_seconds",
                "When a node looked last.",
                target -> target.look()
                        .map(look -> (double) look.looked().getEpochSecond())
                        .orElse(Double.NaN));
    }

    private void flag(String name, String help, Predicate<TargetState> value) {
        gauge(name, help, target -> value.test(target) ? 1 : 0);
    }

    private void gauge(String name, String help, ToDoubleFunction<TargetState> value) {
        Gauge gauge = Gauge.builder()
                .name("mailkeys_target_" + name)
                .help(help)
                .labelNames("target", "account")
                .register(now);
        targets.forEach(target -> gauge.labelValues(
                        target.name(), target.definition().account().name())
                .set(value.applyAsDouble(target)));
    }

    private static String text(MetricSnapshots metrics) {
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
