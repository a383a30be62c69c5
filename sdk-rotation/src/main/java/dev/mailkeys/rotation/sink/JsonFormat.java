package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.sink.JsonTree.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One text field of a JSON file, with a field beside it, {@code <field>_mailkeys}, that says whose token it holds. Every
 * other character of the file stays.
 */
final class JsonFormat implements FileFormat {

    private static final String MARK = "_mailkeys";

    private final String place;
    private final List<String> path;

    /** A path with dots, or a JSON pointer, RFC 6901, where names have dots themselves. */
    JsonFormat(String field) {
        boolean isPointer = field.startsWith("/");
        this.place = "#" + field;
        this.path = isPointer ? pointer(field) : List.of(field.split("\\.", -1));
        if (path.contains("")) {
            throw new IllegalArgumentException("The field's name is empty, or a part of it is.");
        }
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean keepsMark() {
        return true;
    }

    @Override
    public Held read(byte[] content) throws FileProblem {
        String text = FileFormat.unmarked(content);
        if (text.isBlank()) {
            return new Held(Optional.empty(), Optional.empty());
        }
        var holder = Optional.of(JsonTree.parse(text));
        for (String name : path.subList(0, path.size() - 1)) {
            holder = holder.isEmpty() ? holder : object(holder.get(), name);
        }
        var token = holder.isEmpty() ? Optional.<Node>empty() : value(holder.get(), last());
        var mark = holder.flatMap(object -> object.member(last() + MARK)).filter(Node::isObject);
        var secret = token.map(Node::text).filter(said -> !said.isEmpty()).map(Secret::of);
        return new Held(
                secret,
                secret.flatMap(there ->
                        mark.flatMap(node -> KeyMarkJson.read(text.substring(node.from(), node.to()), there))));
    }

    @Override
    public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
        read(content);
        String text = FileFormat.unmarked(content);
        String before =
                FileFormat.utf8(content).startsWith(FileFormat.BYTE_ORDER_MARK) ? FileFormat.BYTE_ORDER_MARK : "";
        var edits = new JsonEdits(text.isBlank() ? "{\n}\n" : text);
        Node holder = JsonTree.parse(edits.text());
        if (hasLineBreak(delivery.token().reveal())) {
            throw new FileProblem("the token has a line break");
        }
        String token = quoted(delivery.token().reveal());
        String mark = KeyMarkJson.write(delivery.mark(), delivery.token());
        for (int depth = 0; depth < path.size() - 1; depth++) {
            Optional<Node> next = object(holder, path.get(depth));
            if (next.isEmpty()) {
                edits.add(holder, quoted(path.get(depth)), nested(depth + 1, token, mark));
                return (before + edits.apply()).getBytes(UTF_8);
            }
            holder = next.get();
        }
        edits.set(holder, last(), quoted(last()), token);
        edits.set(holder, last() + MARK, quoted(last() + MARK), mark);
        return (before + edits.apply()).getBytes(UTF_8);
    }

    private String last() {
        return path.get(path.size() - 1);
    }

    /** The objects that are not there yet, and in the innermost of them the token and its mark. */
    private String nested(int depth, String token, String mark) {
        String name = quoted(path.get(depth));
        return depth < path.size() - 1
                ? "{" + name + ": " + nested(depth + 1, token, mark) + "}"
                : "{" + name + ": " + token + ", " + quoted(last() + MARK) + ": " + mark + "}";
    }

    private static Optional<Node> object(Node holder, String name) throws FileProblem {
        var member = holder.member(name);
        if (member.isPresent() && !member.get().isObject()) {
            throw new FileProblem("the field " + name + " is no object");
        }
        return member;
    }

    private static Optional<Node> value(Node holder, String name) throws FileProblem {
        var member = holder.member(name);
        if (member.isPresent() && !member.get().isText() && !member.get().isNull()) {
            throw new FileProblem("the field " + name + " is no text");
        }
        if (member.map(Node::text).filter(JsonFormat::hasLineBreak).isPresent()) {
            throw new FileProblem(
                    "the field " + name + " holds text of several lines, which is no token; is it the right field?");
        }
        return member;
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private static List<String> pointer(String field) {
        return Arrays.stream(field.substring(1).split("/", -1))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
