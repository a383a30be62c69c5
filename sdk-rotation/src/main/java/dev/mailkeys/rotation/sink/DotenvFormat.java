package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One variable of a dotenv file, with a comment above it that says whose token it holds. Every other byte of the file
 * stays. Shells, Docker, systemd and the dotenv libraries read quotes and escapes each in their own way, so a value is
 * read and written only in forms that all of them read alike.
 */
final class DotenvFormat implements FileFormat {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
    private static final Pattern FITS_IN_QUOTES = Pattern.compile("(?:[ -~&&[^'\\\\$]]|\\$(?!\\{))+");
    private static final String MARK = "# mailkeys ";

    private static final Held NOTHING = new Held(Optional.empty(), Optional.empty());

    private final String variable;

    DotenvFormat(String variable) {
        if (!VARIABLE.matcher(variable).matches()) {
            throw new IllegalArgumentException(
                    "The name of a variable has letters, digits and underscores, and begins with no digit.");
        }
        this.variable = variable;
    }

    @Override
    public String place() {
        return "#" + variable;
    }

    @Override
    public List<String> names() {
        return List.of(variable);
    }

    @Override
    public boolean keepsMark() {
        return true;
    }

    @Override
    public Held read(byte[] content) throws FileProblem {
        var text = text(content);
        var found = text.find(variable);
        if (found.isEmpty()) {
            refuseOtherPlaces(text);
            text.append("");
        } else if (isMark(text.lineAbove(found.get()))) {
            text.refuseDoubtAbove(found.get());
        }
        return found.isEmpty() || found.get().value().isEmpty() ? NOTHING : held(text, found.get());
    }

    @Override
    public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
        read(content);
        var text = text(content);
        var found = text.find(variable);
        String quote = found.map(DotenvText.Assignment::quote).orElse("");
        String value = quoted(delivery.token().reveal(), quote);
        String mark = MARK + KeyMarkJson.write(delivery.mark(), delivery.token()) + text.lineBreak();
        String changed = found.isPresent()
                ? text.replace(found.get(), isMark(text.lineAbove(found.get())), mark, value)
                : text.append(mark + (text.exportsAll() ? "export " : "") + variable + "=" + value);
        return changed.getBytes(ISO_8859_1);
    }

    @Override
    public Map<String, Held> others(byte[] content) throws FileProblem {
        var text = text(content);
        var others = new HashMap<String, Held>();
        for (DotenvText.Line line : text.lines()) {
            var value = text.valueOf(line).filter(found -> !found.value().isEmpty());
            if (!line.name().equals(variable) && value.isPresent()) {
                others.put("#" + line.name(), held(text, value.get()));
            }
        }
        return others;
    }

    private static Held held(DotenvText text, DotenvText.Assignment found) throws FileProblem {
        String value = FileFormat.utf8(found.value().getBytes(ISO_8859_1));
        Secret token = Secret.of(TokenText.checked(value, "the variable"));
        return new Held(Optional.of(token), mark(text.lineAbove(found), token));
    }

    /** An application that reads another name would keep the old token until it ends. */
    private void refuseOtherPlaces(DotenvText text) throws FileProblem {
        Spelling meant = Spelling.of(variable);
        for (DotenvText.Line line : text.lines()) {
            var value = text.valueOf(line);
            String said = value.map(DotenvText.Assignment::value).orElse("");
            boolean isAnothers = value.isPresent() && !said.isEmpty() && isMarked(text, value.get());
            if (meant.isLike(line.name(), said) || TokenText.holdsAKey(said) && !isAnothers) {
                throw new FileProblem("it does not set " + variable + ", but " + line.name()
                        + ", which may be meant. If so, name that: variable = \"" + line.name() + "\". If " + variable
                        + " is a new one, write the line " + variable + "= into the file first");
            }
        }
    }

    private static boolean isMarked(DotenvText text, DotenvText.Assignment value) {
        return mark(text.lineAbove(value), Secret.of(value.value())).isPresent();
    }

    /** One character a byte, so that bytes which are no text come out as they went in. */
    private static DotenvText text(byte[] content) {
        return new DotenvText(new String(content, ISO_8859_1));
    }

    private static boolean isMark(String line) {
        return line.startsWith(MARK + "{");
    }

    private static Optional<KeyMark> mark(String line, Secret token) {
        return isMark(line) ? KeyMarkJson.read(line.substring(MARK.length()), token) : Optional.empty();
    }

    private static String quoted(String token, String quote) throws FileProblem {
        if (NEEDS_NO_QUOTES.matcher(token).matches()) {
            return quote + token + quote;
        }
        if (!FITS_IN_QUOTES.matcher(token).matches()) {
            throw new FileProblem("the token has characters that readers of dotenv files do not read alike");
        }
        return new String(("'" + token + "'").getBytes(UTF_8), ISO_8859_1);
    }
}
