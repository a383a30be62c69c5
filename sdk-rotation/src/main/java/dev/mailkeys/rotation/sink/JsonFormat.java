package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.sink.JsonTree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text field of a JSON file, with a field beside it, {@code <field>_mailkeys}, that says whose token it holds. Every
 * other character of the file stays.
 */
final class JsonFormat implements FileFormat {

    private static final String MARK = "_mailkeys";

    private final JsonPath path;

    JsonFormat(JsonPath path) {
        this.path = path;
    }

    @Override
    public String place() {
        return "#" + path.place();
    }

    @Override
    public List<String> names() {
        return path.names();
    }

    @Override
    public boolean keepsMark() {
        return true;
    }

    @Override
    public Held read(byte[] content) throws FileProblem {
        String text = FileFormat.unmarked(content);
        return isEmpty(text) ? new Held(Optional.empty(), Optional.empty()) : read(text, JsonTree.parse(text));
    }

    /** Only JSON's white space: anything else would be lost. */
    private static boolean isEmpty(String text) {
        return text.chars().allMatch(character -> " \t\r\n".indexOf(character) >= 0);
    }

    private Held read(String text, Node root) throws FileProblem {
        path.refuseDoubt(root);
        var holder = Optional.of(root);
        for (String name : path.names().subList(0, path.names().size() - 1)) {
            holder = holder.isEmpty() ? holder : object(holder.get(), name);
        }
        var token = holder.isEmpty() ? Optional.<Node>empty() : value(holder.get(), path.last());
        if (token.isEmpty()) {
            refuseOtherPlaces(text, root);
        }
        Optional<String> said = token.map(Node::text).filter(value -> !value.isEmpty());
        return held(text, said, holder, path.last());
    }

    private static Held held(String text, Optional<String> said, Optional<Node> holder, String name) {
        var secret = said.map(Secret::of);
        var mark = holder.flatMap(object -> object.member(name + MARK)).filter(Node::isObject);
        return new Held(
                secret,
                secret.flatMap(there ->
                        mark.flatMap(node -> KeyMarkJson.read(text.substring(node.from(), node.to()), there))));
    }

    /** An application that reads another field would keep the old token until it ends. */
    private void refuseOtherPlaces(String text, Node root) throws FileProblem {
        String name = String.join(".", path.names());
        Spelling meant = Spelling.of(name);
        for (JsonPath.Text other : places(root)) {
            String said = other.value().text();
            boolean isAnothers = !said.isEmpty()
                    && held(text, Optional.of(said), Optional.of(other.holder()), other.last())
                            .mark()
                            .isPresent();
            if (meant.isLike(String.join(".", other.names()), said) || TokenText.holdsAKey(said) && !isAnothers) {
                throw new FileProblem("it has no field " + name + ", but a field "
                        + String.join(".", other.names()) + ", which may be meant. If so, name that: "
                        + JsonPath.asList(other.names()) + ". If " + name
                        + " is a new one, write it there first, as an empty text");
            }
        }
    }

    private static List<JsonPath.Text> places(Node root) {
        return JsonPath.texts(root).stream()
                .filter(text -> text.names().stream().noneMatch(name -> name.endsWith(MARK)))
                .toList();
    }

    @Override
    public Map<String, Held> others(byte[] content) throws FileProblem {
        String text = FileFormat.unmarked(content);
        var others = new HashMap<String, Held>();
        for (JsonPath.Text other : places(JsonTree.parse(isEmpty(text) ? "{}" : text))) {
            String said = other.value().text();
            if (!other.names().equals(path.names()) && !said.isEmpty() && TokenText.isOne(said)) {
                others.put(
                        "#" + JsonPath.of(other.names()).place(),
                        held(text, Optional.of(said), Optional.of(other.holder()), other.last()));
            }
        }
        return others;
    }

    @Override
    public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
        read(content);
        String text = FileFormat.unmarked(content);
        String before =
                FileFormat.utf8(content).startsWith(FileFormat.BYTE_ORDER_MARK) ? FileFormat.BYTE_ORDER_MARK : "";
        var edits = new JsonEdits(isEmpty(text) ? "{\n}\n" : text);
        Node holder = JsonTree.parse(edits.text());
        String token = quoted(TokenText.checked(delivery.token().reveal(), "what is to be delivered"));
        String mark = KeyMarkJson.write(delivery.mark(), delivery.token());
        List<String> names = path.names();
        for (int depth = 0; depth < names.size() - 1; depth++) {
            Optional<Node> next = object(holder, names.get(depth));
            if (next.isEmpty()) {
                edits.add(holder, quoted(names.get(depth)), nested(depth + 1, token, mark));
                return (before + edits.apply()).getBytes(UTF_8);
            }
            holder = next.get();
        }
        edits.set(holder, path.last(), quoted(path.last()), token);
        edits.set(holder, path.last() + MARK, quoted(path.last() + MARK), mark);
        return (before + edits.apply()).getBytes(UTF_8);
    }

    /** The missing objects, with the token and its mark in the innermost one. */
    private String nested(int depth, String token, String mark) {
        String name = quoted(path.names().get(depth));
        return depth < path.names().size() - 1
                ? "{" + name + ": " + nested(depth + 1, token, mark) + "}"
                : "{" + name + ": " + token + ", " + quoted(path.last() + MARK) + ": " + mark + "}";
    }

    private static Optional<Node> object(Node holder, String name) throws FileProblem {
        var member = holder.member(name);
        if (member.isPresent() && !member.get().isObject()) {
            throw new FileProblem("the field " + name + " is not an object");
        }
        return member;
    }

    private static Optional<Node> value(Node holder, String name) throws FileProblem {
        var member = holder.member(name);
        if (member.isPresent() && !member.get().isText() && !member.get().isNull()) {
            throw new FileProblem("the field " + name + " is not a text");
        }
        if (member.map(Node::text).filter(text -> !TokenText.isOne(text)).isPresent()) {
            throw new FileProblem("the field " + name
                    + " holds text of several lines, which is no token; check that it is the right field");
        }
        return member;
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
