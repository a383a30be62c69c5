package dev.mailkeys.jetemail;

import dev.mailkeys.core.provider.Constraints;
import java.util.List;
import java.util.regex.Pattern;

/**
 * JetEmail's documented limits. The published patterns can't be used as they stand: their {@code \.} has lost its backslash, and
 * the anchors of the one for addresses bind only to its first and last alternative. Refused is what is no name, domain or address
 * at all, and what a pattern refuses both as it is published and as it is meant; the rest is left to JetEmail.
 */
final class KeyRules {

    private static final String SOURCE = "JetEmail API reference, transactional keys";

    /** What {@code \s} means where the pattern comes from, which is more than in Java. */
    private static final String SPACE =
            "\\s\\u000b\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_" + SPACE + "]{1,64}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** The pattern means a last label of letters; as it is published, a label, any character and two letters are one as well. */
    private static final Pattern TOP =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[A-Za-z0-9-])?[A-Za-z]{2,}");

    private static final int MOST_DOMAINS = 253;
    private static final int LONGEST_DOMAIN = 253;
    private static final int MOST_IPS = 50;
    private static final int MOST_QUOTA = 1_000_000;

    private KeyRules() {}

    static void name(String name, Constraints rules) {
        boolean fits = name.length() <= 64 && NAME.matcher(name).matches();
        rules.require(fits, "name", "must be 1 to 64 letters, digits, hyphens, underscores and white space", SOURCE);
    }

    static void domains(List<String> domains, Constraints rules) {
        rules.require(domains.size() <= MOST_DOMAINS, "approvedDomains", "must be at most 253 domains", SOURCE);
        for (int i = 0; i < domains.size(); i++) {
            String rule = "must be a host name with a dot, such as example.com, in ASCII (punycode)";
            rules.require(isHostName(domains.get(i)), "approvedDomains[" + i + "]", rule, SOURCE);
        }
    }

    static void quota(int quota, Constraints rules) {
        rules.range("quota", quota, 0, MOST_QUOTA, SOURCE);
    }

    static void ips(List<String> ips, Constraints rules) {
        rules.require(ips.size() <= MOST_IPS, "ipRestrictions", "must be at most 50 addresses or ranges", SOURCE);
        for (int i = 0; i < ips.size(); i++) {
            String rule = "must be an IPv4 or IPv6 address, or a CIDR range such as 10.0.0.0/24";
            rules.require(IpRange.isValid(ips.get(i)), "ipRestrictions[" + i + "]", rule, SOURCE);
        }
    }

    private static boolean isHostName(String domain) {
        if (domain.length() > LONGEST_DOMAIN) {
            return false;
        }
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length >= 2 && TOP.matcher(labels[labels.length - 1]).matches();
    }
}
