package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.cli.conformance.Recording.Recorded;
import dev.mailkeys.core.Secret;
import java.util.List;

/** A recording for an issue: every call and answer of the run, scrubbed, and the results. */
final class RecordingText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ProviderChecks checks;
    private final RunName run;
    private final Scrubber scrubber;

    RecordingText(ProviderChecks checks, RunName run, Secret credential) {
        this.checks = checks;
        this.run = run;
        this.scrubber = new Scrubber(this::isOwn);
        scrubber.hide("credential", credential.reveal());
    }

    String of(Recording recording, List<CheckSeries.Finding> found) {
        List<Recorded> all = recording.all();
        all.forEach(each -> {
            scrubber.learn(each.exchange().sent());
            scrubber.learn(each.exchange().answer());
        });
        ObjectNode text = MAPPER.createObjectNode().put("provider", checks.provider());
        ArrayNode results = text.putArray("checks");
        found.forEach(each -> results.addObject()
                .put("check", each.check().name())
                .put("result", each.verdict().result().word())
                .put("status", each.verdict().failed() ? "failed" : "made"));
        ArrayNode calls = text.putArray("calls");
        all.forEach(each -> calls.add(call(each)));
        return written(text);
    }

    private ObjectNode call(Recorded recorded) {
        Exchange exchange = recorded.exchange();
        ObjectNode call = MAPPER.createObjectNode()
                .put("check", recorded.check())
                .put("call", exchange.method() + " " + exchange.path());
        put(call, "query", MAPPER.valueToTree(exchange.query()));
        put(call, "sent", exchange.sent());
        call.put("status", exchange.status());
        put(call, "answer", exchange.answer());
        return call;
    }

    private void put(ObjectNode call, String field, JsonNode value) {
        if (!value.isMissingNode() && !(field.equals("query") && value.isEmpty())) {
            call.set(field, scrubber.scrubbed(value));
        }
    }

    private boolean isOwn(JsonNode item) {
        return item.path(checks.dialect().name()).asText().startsWith(run.prefix());
    }

    private static String written(ObjectNode text) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(text) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The recording can't be written as JSON.");
        }
    }
}
