package dev.mailkeys.emailit;

import dev.mailkeys.core.provider.JsonReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link to a neighbouring page, absolute in older answers and relative in current ones. Only its page number is taken:
 * the link itself is never called, because the management credential goes where the settings say and nowhere else.
 */
final class PageLink {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String PAGE = "page=";

    private PageLink() {}

    /**
     * The number in a link.
     *
     * @throws RuntimeException unless there is exactly one; a link whose page is unknown must not pass for the end
     *     of the list
     */
    static int number(String link, String field) {
        List<String> numbers = Stream.of(query(link).split("&"))
                .filter(parameter -> parameter.startsWith(PAGE))
                .map(parameter -> parameter.substring(PAGE.length()))
                .toList();
        if (numbers.size() != 1 || !NUMBER.matcher(numbers.get(0)).matches()) {
            throw JsonReader.missing("page number in " + field);
        }
        return Integer.parseInt(numbers.get(0));
    }

    private static String query(String link) {
        int fragment = link.indexOf('#');
        String address = fragment < 0 ? link : link.substring(0, fragment);
        int query = address.indexOf('?');
        return query < 0 ? "" : address.substring(query + 1);
    }
}
