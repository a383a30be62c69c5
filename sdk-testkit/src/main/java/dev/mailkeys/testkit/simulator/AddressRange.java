package dev.mailkeys.testkit.simulator;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address, or a range of them in CIDR notation. */
public record AddressRange(InetAddress base, int prefixLength) {
    private static final Pattern V4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)");
    private static final Pattern LEADING_ZERO = Pattern.compile("\\b0+(?=\\d)");
    private static final Pattern V6 =
            Pattern.compile("(?:[0-9a-fA-F]{0,4}:){2,8}(?:[0-9a-fA-F]{0,4}|(?:\\d{1,3}\\.){3}\\d{1,3})");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> base = address(parts[0]);
        if (base.isEmpty() || parts.length == 2 && !PREFIX.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        int bits = parts[0].contains(":") ? 128 : 32;
        int length = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
        // Java makes an IPv4 address of an IPv6 one that stands for it.
        int ownLength = Math.max(0, length - (bits - bits(base.get())));
        return length > bits ? Optional.empty() : Optional.of(new AddressRange(base.get(), ownLength));
    }

    /** Whether a caller is in one of these ranges; no range at all means no restriction. */
    public static boolean allows(List<String> ranges, InetAddress caller) {
        return ranges.isEmpty()
                || ranges.stream().flatMap(text -> parse(text).stream()).anyMatch(range -> range.contains(caller));
    }

    boolean contains(InetAddress address) {
        if (bits(address) != bits(base)) {
            return false;
        }
        int ignored = bits(base) - prefixLength;
        return number(address).shiftRight(ignored).equals(number(base).shiftRight(ignored));
    }

    /** Only literals get as far as {@code getByName}: a name would be looked up in the DNS. */
    private static Optional<InetAddress> address(String text) {
        boolean v4 = V4.matcher(text).matches();
        if (!v4 && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Newer JDKs refuse a leading zero, which might mean an octal number.
            int last = text.contains(".") ? text.lastIndexOf(':') + 1 : text.length();
            String plain = LEADING_ZERO.matcher(text.substring(last)).replaceAll("");
            return Optional.of(InetAddress.getByName(text.substring(0, last) + plain));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * 8;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
