package dev.mailkeys.architecture;

import java.util.ArrayList;
import java.util.List;

/** What was taken out of a listing and what came in, each under the type that it belongs to. */
final class Diff {

    private final List<String> changes = new ArrayList<>();
    private String heading = "";

    private Diff() {}

    /** The lines with {@code -} before those that are gone and {@code +} before those that are new; empty for none. */
    static List<String> of(List<String> expected, List<String> actual) {
        int[][] common = common(expected, actual);
        var diff = new Diff();
        int old = 0;
        int now = 0;
        while (old < expected.size() || now < actual.size()) {
            boolean both = old < expected.size() && now < actual.size();
            if (both && expected.get(old).equals(actual.get(now))) {
                diff.same(actual.get(now));
                old++;
                now++;
            } else if (now == actual.size() || both && common[old + 1][now] >= common[old][now + 1]) {
                diff.changed("- ", expected.get(old++));
            } else {
                diff.changed("+ ", actual.get(now++));
            }
        }
        return List.copyOf(diff.changes);
    }

    private void same(String line) {
        heading = isHeading(line) ? line : heading;
    }

    private void changed(String sign, String line) {
        if (!heading.isEmpty() && !isHeading(line)) {
            changes.add("  " + heading);
            heading = "";
        }
        changes.add(sign + line);
    }

    private static boolean isHeading(String line) {
        return line.endsWith("{");
    }

    /** How many lines the rests from each pair of places have in common. */
    private static int[][] common(List<String> expected, List<String> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int old = expected.size() - 1; old >= 0; old--) {
            for (int now = actual.size() - 1; now >= 0; now--) {
                common[old][now] = expected.get(old).equals(actual.get(now))
                        ? common[old + 1][now + 1] + 1
                        : Math.max(common[old + 1][now], common[old][now + 1]);
            }
        }
        return common;
    }
}
