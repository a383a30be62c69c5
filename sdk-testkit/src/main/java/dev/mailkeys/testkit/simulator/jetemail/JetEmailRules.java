package dev.mailkeys.testkit.simulator.jetemail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.simulator.AddressRange;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The documented constraints. The published patterns are broken: the one for domains has lost the backslash before its dot, and
 * the anchors of the one for addresses hold for its first and last alternative only. What they take by mistake is taken here too
 * if it is a host name or an address at all; so is what they mean.
 */
final class JetEmailRules {
    /** White space is what JavaScript takes for it. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_\\s\\p{Zs}\\x{2028}\\x{2029}\\x{feff}-]{1,64}");

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+" + LABEL);
    /** As far as the published pattern takes it: its dot stands for any character. */
    private static final Pattern LAST_LABEL = Pattern.compile("\\.(?:" + LABEL + "[a-zA-Z0-9-])?[a-zA-Z]{2,}$");

    private static final Pattern ADDRESS = published();
    private static final int LONGEST_DOMAIN = 253;
    private static final int MOST_DOMAINS = 253;
    private static final int MOST_ADDRESSES = 50;
    private static final int HIGHEST_QUOTA = 1_000_000;

    private JetEmailRules() {}

    /** What is wrong with the fields of a create or an update; absent fields are fine here. */
    static Optional<String> violation(JsonNode fields) {
        if (fields.has("name") && !isName(fields.get("name"))) {
            return Optional.of("name must be 1 to 64 letters, digits, spaces, hyphens or underscores");
        }
        if (fields.has("approvedDomains") && !areDomains(fields.get("approvedDomains"))) {
            return Optional.of("approvedDomains must be at most 253 valid domains");
        }
        if (fields.has("quota") && !isQuota(fields.get("quota"))) {
            return Optional.of("quota must be an integer from 0 to 1000000");
        }
        if (fields.has("ipRestrictions") && !areAddresses(fields.get("ipRestrictions"))) {
            return Optional.of("ipRestrictions must be at most 50 valid IP addresses or CIDR ranges");
        }
        if (fields.has("allowAllDomains") && !fields.get("allowAllDomains").isBoolean()) {
            return Optional.of("allowAllDomains must be a boolean");
        }
        return Optional.empty();
    }

    private static boolean isName(JsonNode name) {
        return name.isTextual() && NAME.matcher(name.asText()).matches();
    }

    private static boolean isQuota(JsonNode quota) {
        return quota.isIntegralNumber()
                && quota.canConvertToInt()
                && quota.asInt() >= 0
                && quota.asInt() <= HIGHEST_QUOTA;
    }

    private static boolean areDomains(JsonNode domains) {
        return JsonTrees.isTextArray(domains)
                && domains.size() <= MOST_DOMAINS
                && JsonTrees.texts(domains).stream().allMatch(JetEmailRules::isDomain);
    }

    private static boolean isDomain(String text) {
        return text.length() <= LONGEST_DOMAIN
                && DOMAIN.matcher(text).matches()
                && LAST_LABEL.matcher(text).find();
    }

    private static boolean areAddresses(JsonNode addresses) {
        return JsonTrees.isTextArray(addresses)
                && addresses.size() <= MOST_ADDRESSES
                && JsonTrees.texts(addresses).stream()
                        .allMatch(text -> AddressRange.parse(text).isPresent()
                                && ADDRESS.matcher(text).find());
    }

    /** The pattern for addresses as it stands, with its dots for any character and nothing after its first alternative. */
    private static Pattern published() {
        String octet = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
        String group = "[0-9a-fA-F]{1,4}";
        String length = "(?:/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))?";
        var v6 = new StringJoiner(length + "|", "(?:", length + ")$");
        v6.add("(?:" + group + ":){7}" + group).add("(?:" + group + ":){1,7}:").add(":(?::" + group + "){1,7}");
        for (int before = 1; before <= 6; before++) {
            v6.add("(?:" + group + ":){1," + before + "}(?::" + group + "){1," + (7 - before) + "}");
        }
        v6.add("::");
        return Pattern.compile("^(?:" + octet + ".){3}" + octet + "|" + v6);
    }
}
