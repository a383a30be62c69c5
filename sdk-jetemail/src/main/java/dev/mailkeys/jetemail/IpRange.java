package dev.mailkeys.jetemail;

import java.util.regex.Pattern;

/**
 * Tells whether JetEmail may take text for an IPv4 or IPv6 address, alone or as a CIDR range. Takes linear time and resolves no
 * name.
 *
 * <p>The published pattern accepts more than it means: its dots stand for any character, and anything may follow four
 * numbers. An address is refused only if both readings refuse it.
 */
final class IpRange {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:" + OCTET + ".){3}" + OCTET);
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");
    private static final Pattern PADDED = Pattern.compile("/0[0-9]");

    private IpRange() {}

    static boolean isValid(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int bits = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
        boolean wellFormed = bits > 0 && (slash < 0 || isPrefix(text.substring(slash + 1), bits));
        return wellFormed && (isMeant(text) || FOUR_NUMBERS.matcher(text).lookingAt());
    }

    /** The pattern means neither an IPv6 address that ends in an IPv4 one nor a zero before the length of a prefix. */
    private static boolean isMeant(String text) {
        return !text.contains(".") && !PADDED.matcher(text).find();
    }

    private static boolean isPrefix(String text, int bits) {
        return PREFIX.matcher(text).matches() && Integer.parseInt(text) <= bits;
    }

    private static boolean isIpv4(String address) {
        return IPV4.matcher(address).matches();
    }

    /** Eight groups, or fewer with one {@code ::} for those omitted; the last two may be an IPv4 address. */
    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == 8;
        }
        int before = gap == 0 ? 0 : groups(address.substring(0, gap));
        String rest = address.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest);
        boolean ipv4Before = address.substring(0, gap).contains(".");
        return before >= 0 && after >= 0 && before + after <= 7 && !ipv4Before;
    }

    /** How many groups of 16 bits the text stands for; -1 if it is not valid. */
    private static int groups(String text) {
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        boolean ipv4 = last.contains(".");
        for (int i = 0; i < parts.length - (ipv4 ? 1 : 0); i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
        }
        return ipv4 && !isIpv4(last) ? -1 : parts.length + (ipv4 ? 1 : 0);
    }
}
