package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.sink.JsonTree.Member;
import dev.mailkeys.rotation.sink.JsonTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where in a JSON file a field is: the names of the objects on the way, and its own.
 *
 * @param names the names, the outermost first
 * @param isCertain whether the names are unambiguous: false for a text with dots, which may also be one name
 */
record JsonPath(List<String> names, boolean isCertain) {

    /** A path with dots, or a JSON pointer, RFC 6901. */
    static JsonPath of(String field) {
        return field.startsWith("/")
                ? checked(pointer(field), true)
                : checked(List.of(field.split("\\.", -1)), field.indexOf('.') < 0);
    }

    /** The names one by one. Dots and slashes in them are part of the name. */
    static JsonPath of(List<String> names) {
        return checked(List.copyOf(names), true);
    }

    private static JsonPath checked(List<String> names, boolean isCertain) {
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("The field's name is empty, or a part of it is.");
        }
        return new JsonPath(names, isCertain);
    }

    private static List<String> pointer(String field) {
        return Arrays.stream(field.substring(1).split("/", -1))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    String last() {
        return names.get(names.size() - 1);
    }

    /** The one form of each place: with dots, or as a pointer if names have dots or slashes. */
    String place() {
        boolean plain = names.stream().noneMatch(name -> name.contains(".") || name.contains("/"));
        return plain
                ? String.join(".", names)
                : names.stream()
                        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining());
    }

    /** The unambiguous form in {@code mailkeys.toml}. */
    static String asList(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "field = [", "]"));
    }

    /** Refuses a file in which a path with dots is ambiguous. */
    void refuseDoubt(Node root) throws FileProblem {
        if (!isCertain) {
            refuseDoubt(root, 0);
        }
    }

    private void refuseDoubt(Node holder, int depth) throws FileProblem {
        for (int end = depth + 2; end <= names.size(); end++) {
            String joined = String.join(".", names.subList(depth, end));
            if (holder.member(joined).isPresent()) {
                throw new FileProblem("it has a field whose own name is \"" + joined + "\", and field = \""
                        + String.join(".", names) + "\" would go past it. Say which is meant: "
                        + asList(withOneName(depth, end)) + " or " + asList(names));
            }
        }
        var next = holder.member(names.get(depth)).filter(Node::isObject);
        if (next.isPresent() && depth + 1 < names.size()) {
            refuseDoubt(next.get(), depth + 1);
        }
    }

    private List<String> withOneName(int from, int to) {
        var all = new ArrayList<>(names.subList(0, from));
        all.add(String.join(".", names.subList(from, to)));
        all.addAll(names.subList(to, names.size()));
        return all;
    }

    /** Every field of an object, and of the objects in it, that holds a text. */
    static List<Text> texts(Node holder) {
        return holder.members().stream()
                .flatMap(member -> texts(holder, member).stream())
                .toList();
    }

    private static List<Text> texts(Node holder, Member member) {
        if (member.value().isText()) {
            return List.of(new Text(List.of(member.name()), member.value(), holder));
        }
        return texts(member.value()).stream()
                .map(text -> text.in(member.name()))
                .toList();
    }

    /**
     * A field that holds a text.
     *
     * @param names the names on the way to it, and its own
     * @param value the text
     * @param holder the object that it is in
     */
    record Text(List<String> names, Node value, Node holder) {

        Text in(String name) {
            var longer = new ArrayList<>(List.of(name));
            longer.addAll(names);
            return new Text(longer, value, holder);
        }

        String last() {
            return names.get(names.size() - 1);
        }
    }
}
