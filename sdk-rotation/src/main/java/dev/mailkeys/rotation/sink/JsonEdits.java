package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.sink.JsonTree.Member;
import dev.mailkeys.rotation.sink.JsonTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several changes of a text, applied together so that none shifts the place of another. */
final class JsonEdits {

    private final String text;
    private final List<Edit> edits = new ArrayList<>();

    JsonEdits(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Gives a field a value: in its place if it is there, or else at the end of its object. */
    void set(Node holder, String name, String quotedName, String value) {
        var member = holder.member(name);
        if (member.isPresent()) {
            edits.add(new Edit(member.get().from(), member.get().to(), value));
        } else {
            add(holder, quotedName, value);
        }
    }

    /** Adds a field at the end of its object, laid out like the one before it. */
    void add(Node holder, String quotedName, String value) {
        List<Member> members = holder.members();
        boolean isFirst = members.isEmpty() && edits.stream().noneMatch(edit -> edit.from() == holder.from() + 1);
        int end = members.isEmpty() ? holder.from() + 1 : endOfLast(holder);
        edits.add(new Edit(end, end, (isFirst ? "" : ",") + gap(holder) + quotedName + ": " + value));
    }

    /** The text with every change made. Several at one place keep their order. */
    String apply() {
        var changed = new StringBuilder();
        int from = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            changed.append(text, from, edit.from()).append(edit.value());
            from = edit.to();
        }
        return changed.append(text, from, text.length()).toString();
    }

    private int endOfLast(Node holder) {
        int brace = holder.to() - 1;
        return text.substring(0, brace).stripTrailing().length();
    }

    /** The white space before a field's name. */
    private String gap(Node holder) {
        if (holder.members().isEmpty()) {
            return text.substring(holder.from(), holder.to()).contains("\n") ? "\n  " : "";
        }
        Member last = holder.members().get(holder.members().size() - 1);
        String before = text.substring(0, last.from());
        return before.substring(before.stripTrailing().length());
    }

    /**
     * One change.
     *
     * @param from where it begins
     * @param to where what it replaces ends
     * @param value what stands there afterwards
     */
    private record Edit(int from, int to, String value) {}
}
