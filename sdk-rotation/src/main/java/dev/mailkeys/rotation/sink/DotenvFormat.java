package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
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
    public boolean keepsMark() {
        return true;
    }

    @Override
    public Held read(byte[] content) throws FileProblem {
        var text = text(content);
        var found = text.find();
        if (found.isEmpty() || found.get().value().isEmpty()) {
            return new Held(Optional.empty(), Optional.empty());
        }
        String value = FileFormat.utf8(found.get().value().getBytes(ISO_8859_1));
        Secret token = Secret.of(value);
        return new Held(Optional.of(token), mark(text.lineAbove(found.get()), token));
    }

    @Override
    public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
        var text = text(content);
        var found = text.find();
        String quote = found.map(DotenvText.Assignment::quote).orElse("");
        String value = quoted(delivery.token().reveal(), quote);
        String mark = MARK + KeyMarkJson.write(delivery.mark(), delivery.token()) + text.lineBreak();
        String changed = found.isPresent()
                ? text.replace(found.get(), isMark(text.lineAbove(found.get())), mark, value)
                : text.append(mark + variable + "=" + value);
        return changed.getBytes(ISO_8859_1);
    }

    /** One character a byte, so that bytes which are no text come out as they went in. */
    private DotenvText text(byte[] content) {
        return new DotenvText(new String(content, ISO_8859_1), variable);
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
