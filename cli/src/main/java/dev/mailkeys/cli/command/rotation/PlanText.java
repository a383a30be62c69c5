package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.PlannedCall;
import java.util.List;
import java.util.Optional;

/** Plans for people: a line for each remote call; changes are marked. */
final class PlanText {

    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(List<PlannedTarget> plans) {
        var page = new PlanText();
        plans.forEach(page::add);
        return page.text.toString();
    }

    private void add(PlannedTarget planned) {
        Fields fields = planned.fields();
        line(planned.name() + ": " + fields.value("provider") + " "
                + planned.plan().keyName().orElse(planned.target().key()) + ", " + fields.value("strategy") + ", "
                + standing(planned));
        planned.plan().problems().forEach(problem -> line("  problem  " + problem));
        planned.plan().warnings().forEach(warning -> line("  warning  " + warning));
        planned.plan().outage().ifPresent(outage -> line("  outage   " + outage));
        if (planned.plan().isDue()) {
            planned.plan().calls().forEach(this::call);
            requests(planned.plan().requests());
        }
    }

    private static String standing(PlannedTarget planned) {
        Optional<String> underWay = planned.plan().underWay();
        if (underWay.isPresent()) {
            return "in progress at " + underWay.get() + ": run resume";
        }
        if (!planned.plan().problems().isEmpty()) {
            return "can't be rotated now";
        }
        String since = planned.plan()
                .dueAt()
                .map(at -> planned.plan().isDue() ? " since " + TimeWords.of(at) : " before " + TimeWords.notBefore(at))
                .orElse("");
        return planned.plan().isDue() ? "due" + since : "not due" + since;
    }

    private void requests(int requests) {
        if (requests > 0) {
            line("  in all   " + requests
                    + " requests to the provider if no answer is lost, besides the list of the account, which its"
                    + " targets share");
        }
    }

    private void call(PlannedCall call) {
        line((call.changes() ? "  change   " : "  read     ") + call.what());
    }

    private void line(String words) {
        text.append(Printable.line(words)).append('\n');
    }
}
