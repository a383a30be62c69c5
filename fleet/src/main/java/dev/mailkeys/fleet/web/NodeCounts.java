package dev.mailkeys.fleet.web;

import dev.mailkeys.fleet.rotating.Visit;
import dev.mailkeys.rotation.RotationReport;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Locale;

/** What this node has done since its start, for Prometheus. */
public final class NodeCounts implements Visit.Visits {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter looks = Counter.builder()
            .name("mailkeys_looks")
            .help("Looks at targets by this node, by how they ended.")
            .labelNames("outcome")
            .register(registry);
    private final Counter givenUp = Counter.builder()
            .name("mailkeys_looks_given_up")
            .help("Looks of this node that did not end. Each has kept one of its threads: restart it.")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("mailkeys_look_duration_seconds")
            .help("How long this node was at a target, waits of its own included.")
            .labelNames("outcome")
            .classicUpperBounds(0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600)
            .classicOnly()
            .register(registry);

    @Override
    public void ended(RotationReport report, Duration length) {
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        looks.labelValues(outcome).inc();
        seconds.labelValues(outcome).observe(length.toNanos() / 1e9);
    }

    @Override
    public void givenUp() {
        givenUp.inc();
    }

    /** It stays counted, because it may hang again. */
    @Override
    public void cameBack() {}

    PrometheusRegistry registry() {
        return registry;
    }
}
