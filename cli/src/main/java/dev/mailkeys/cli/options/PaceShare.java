package dev.mailkeys.cli.options;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine's part of an account's calls, if several machines use the account: {@code 1/3}. */
public record PaceShare(int part, int of) {

    private static final Pattern FRACTION = Pattern.compile("([1-9][0-9]{0,2})/([1-9][0-9]{0,2})");
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Reads a fraction.
     *
     * @param where the setting or option that it stands in
     * @throws Failure if it is not a fraction, or is more than the whole
     */
    public static PaceShare read(String where, String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            var share = new PaceShare(Integer.parseInt(fraction.group(1)), Integer.parseInt(fraction.group(2)));
            if (share.part <= share.of) {
                return share;
            }
        }
        throw Failure.usage(where + " takes a part of the account's calls as a fraction, such as 1/3, up to 1/1.");
    }

    /** This part of the limits. Each still allows at least one call, in a longer time if necessary. */
    public List<RateLimit> of(List<RateLimit> limits) {
        return limits.stream().map(this::of).toList();
    }

    private RateLimit of(RateLimit limit) {
        int calls = (int) ((long) limit.calls() * part / of);
        if (calls > 0) {
            return new RateLimit(calls, limit.window());
        }
        Duration longer = limit.window().multipliedBy(of).dividedBy((long) limit.calls() * part);
        return new RateLimit(1, longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
    }
}
