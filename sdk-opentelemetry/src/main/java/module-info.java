/** What mailkeys' calls do, told to OpenTelemetry. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"
}) // OpenTelemetry has no module of its own.
module dev.mailkeys.opentelemetry {
    requires transitive dev.mailkeys.core;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires io.opentelemetry.semconv;

    exports dev.mailkeys.opentelemetry;
}
