package dev.mailkeys.emailit;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link to a neighbouring page, absolute in older answers and relative in current ones. Only its page number is used:
 * the link itself is never called, because the credential goes only to the address in the settings.
 */
final class PageLink {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String PAGE = "page=";

    private PageLink() {}

    /** The number in a link, of which there must be exactly one. */
    static OptionalInt number(String link) {
        List<String> numbers = Stream.of(query(link).split("&"))
                .filter(parameter -> parameter.startsWith(PAGE))
                .map(parameter -> parameter.substring(PAGE.length()))
                .toList();
        return numbers.size() == 1 && NUMBER.matcher(numbers.get(0)).matches()
                ? OptionalInt.of(Integer.parseInt(numbers.get(0)))
                : OptionalInt.empty();
    }

    private static String query(String link) {
        int fragment = link.indexOf('#');
        String address = fragment < 0 ? link : link.substring(0, fragment);
        int query = address.indexOf('?');
        return query < 0 ? "" : address.substring(query + 1);
    }
}
