package dev.mailkeys.testkit;

import dev.mailkeys.testkit.fault.Phase;
import dev.mailkeys.testkit.fault.Rewrite;
import dev.mailkeys.testkit.fault.Rewrites;
import dev.mailkeys.testkit.fault.Transmission;
import dev.mailkeys.testkit.fault.Transmissions;
import dev.mailkeys.testkit.http.Quirks;
import dev.mailkeys.testkit.http.Wait;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that goes wrong with a call, as an immutable value: arm it with {@link ProviderSimulator#next(Fault)},
 * {@link ProviderSimulator#next(String, Fault)} or {@link ProviderSimulator#on(String, Fault)}.
 *
 * <p>What matters most about a failed call is whether the provider acted on it. Faults that take the place of an answer
 * ({@link #cut}, {@link #reset}, {@link #stall}, {@link #status}, {@link #redirect} and their like) strike
 * <em>before</em> the commit: the provider did nothing. Faults that spoil a success ({@link #slowBody},
 * {@link #cutBody}, {@link #garbageBody} and their like) strike <em>after</em> it: the provider did what was asked and
 * the client can't read that. {@link #beforeCommit()} and {@link #afterCommit()} say it the other way round, or just say
 * it: {@code Fault.cut().afterCommit()}. A call that the provider refuses commits nothing under any fault.
 *
 * <p>{@link #toString()} describes the fault; {@link ReceivedCall#fault()} shows the same text.
 */
public final class Fault {
    static final Fault NONE = new Fault("none", Phase.AFTER_COMMIT, Rewrite.NOTHING, Transmissions.WHOLE, Quirks.NONE);

    private final String name;
    private final Phase phase;
    private final Rewrite rewrite;
    private final Transmission delivery;
    private final Quirks quirks;
    private final Optional<Duration> commitDelay;
    private final Runnable reached;

    private Fault(String name, Phase phase, Rewrite rewrite, Transmission delivery, Quirks quirks) {
        this(name, phase, rewrite, delivery, quirks, Optional.empty(), () -> {});
    }

    private Fault(
            String name,
            Phase phase,
            Rewrite rewrite,
            Transmission delivery,
            Quirks quirks,
            Optional<Duration> commitDelay,
            Runnable reached) {
        this.name = name;
        this.phase = phase;
        this.rewrite = rewrite;
        this.delivery = delivery;
        this.quirks = quirks;
        this.commitDelay = commitDelay;
        this.reached = reached;
    }

    /**
     * Nothing goes wrong: armed with {@code next} it lets one call pass, so that what is armed after it strikes a later one.
     *
     * @return no fault
     */
    public static Fault none() {
        return NONE;
    }

    /**
     * The connection ends in order, without an answer; before the commit unless said otherwise.
     *
     * @return the fault
     */
    public static Fault cut() {
        return delivering("cut", Phase.BEFORE_COMMIT, Transmissions.CUT);
    }

    /**
     * The connection is reset ({@code RST}), without an answer; before the commit unless said otherwise.
     *
     * @return the fault
     */
    public static Fault reset() {
        return delivering("reset", Phase.BEFORE_COMMIT, Transmissions.RESET);
    }

    /**
     * No answer ever comes; the connection stays open until the simulator is closed. Before the commit unless said
     * otherwise.
     *
     * @return the fault
     */
    public static Fault stall() {
        return delivering("stall", Phase.BEFORE_COMMIT, Transmissions.STALL);
    }

    /**
     * The connection is cut at once, and the change is made when the test calls
     * {@link ProviderSimulator#applyLateCommits()}: the client gave up, the provider did not. Authentication and every
     * check happen then, too.
     *
     * @return the fault
     */
    public static Fault lateCommit() {
        return delivering("cut", Phase.LATE_COMMIT, Transmissions.CUT);
    }

    /**
     * Like {@link #lateCommit()}, and the change is made at the latest when simulated time has moved on by the delay.
     *
     * @param delay from the arrival of the call, on the simulator's clock
     * @return the fault
     */
    public static Fault lateCommit(Duration delay) {
        Objects.requireNonNull(delay, "delay must not be null");
        return new Fault(
                "cut, " + delay + " later",
                Phase.LATE_COMMIT,
                Rewrite.NOTHING,
                Transmissions.CUT,
                Quirks.NONE,
                Optional.of(delay),
                () -> {});
    }

    /**
     * An error status in the provider's own shape, such as 408, 429, 500 or 503; before the commit unless said
     * otherwise. {@link #withRetryAfter}, {@link #withHeader} and {@link #withBody} complete it.
     *
     * @param status the HTTP status, 200 to 599
     * @return the fault
     */
    public static Fault status(int status) {
        return rewriting("status " + status, Phase.BEFORE_COMMIT, Rewrites.error(status, "simulated fault"));
    }

    /**
     * A redirection, as a captive proxy or a moved host would send it; before the commit unless said otherwise.
     *
     * @param status the HTTP status, such as 302, 307 or 308
     * @param location the {@code Location} header, usually on another host
     * @return the fault
     */
    public static Fault redirect(int status, String location) {
        Objects.requireNonNull(location, "location must not be null");
        return rewriting("redirect " + status, Phase.BEFORE_COMMIT, Rewrites.redirect(status, location));
    }

    /**
     * A status 200 whose body says {@code "success": false}; before the commit unless said otherwise. No provider
     * documents this.
     *
     * @param message the {@code error} in the body
     * @return the fault
     */
    public static Fault successFalse(String message) {
        Objects.requireNonNull(message, "message must not be null");
        return rewriting("success:false", Phase.BEFORE_COMMIT, Rewrites.successFalse(message));
    }

    /**
     * An error whose message quotes the credential of the call, the token in its body, and, after the commit, the token
     * that was just issued. Before the commit unless said otherwise.
     *
     * @param status the HTTP status, such as 400 or 500
     * @return the fault
     */
    public static Fault echoTokens(int status) {
        return rewriting("status " + status + " echoing tokens", Phase.BEFORE_COMMIT, Rewrites.echoingTokens(status));
    }

    /**
     * The answer begins promptly and then drips.
     *
     * @param bytesAtOnce how many bytes of the body come without delay
     * @param pausePerByte the real time before each further byte
     * @return the fault
     */
    public static Fault slowBody(int bytesAtOnce, Duration pausePerByte) {
        Objects.requireNonNull(pausePerByte, "pausePerByte must not be null");
        return delivering("slow body", Phase.AFTER_COMMIT, Transmissions.slow(bytesAtOnce, pausePerByte));
    }

    /**
     * The answer declares a longer body than it sends, and the connection ends.
     *
     * @return the fault
     */
    public static Fault cutBody() {
        return delivering("cut body", Phase.AFTER_COMMIT, Transmissions.CUT_BODY);
    }

    /**
     * The answer's body is chunked and ends without its last chunk.
     *
     * @return the fault
     */
    public static Fault cutChunkedBody() {
        return delivering("cut chunked body", Phase.AFTER_COMMIT, Transmissions.CUT_CHUNKED_BODY);
    }

    /**
     * Bytes that are not HTTP, and the end of the connection.
     *
     * @return the fault
     */
    public static Fault garbage() {
        return delivering("garbage instead of HTTP", Phase.AFTER_COMMIT, Transmissions.GARBAGE);
    }

    /**
     * A status 200 whose body is declared as JSON and isn't.
     *
     * @return the fault
     */
    public static Fault garbageBody() {
        return rewriting("garbage body", Phase.AFTER_COMMIT, Rewrites.success("{\"data\": [tru"))
                .withHeader("Content-Type", "application/json");
    }

    /**
     * A status 200 with a web page, as a proxy or a maintenance page would send it.
     *
     * @return the fault
     */
    public static Fault webPage() {
        return rewriting("web page", Phase.AFTER_COMMIT, Rewrites.html());
    }

    /**
     * A body of valid JSON of any size, made while it is sent.
     *
     * @param bytes the size
     * @return the fault
     */
    public static Fault hugeBody(long bytes) {
        return delivering("huge body of " + bytes + " bytes", Phase.AFTER_COMMIT, Transmissions.huge(bytes));
    }

    /**
     * A gzip body that is small on the wire and of any size when unpacked, made while it is sent.
     *
     * @param bytes the size when unpacked
     * @return the fault
     */
    public static Fault gzipBomb(long bytes) {
        return delivering("gzip bomb of " + bytes + " bytes", Phase.AFTER_COMMIT, Transmissions.gzipBomb(bytes));
    }

    /**
     * The real answer with one very long header line.
     *
     * @param characters the length of the header's value
     * @return the fault
     */
    public static Fault hugeHeader(int characters) {
        Rewrite longHeader = Rewrites.header("X-Padding", "a".repeat(characters));
        return rewriting("huge header of " + characters + " characters", Phase.AFTER_COMMIT, longHeader);
    }

    /**
     * A status 200 whose body is nothing but arrays in arrays.
     *
     * @param depth how many
     * @return the fault
     */
    public static Fault deeplyNested(int depth) {
        String body = "[".repeat(depth) + "]".repeat(depth);
        return rewriting("body nested " + depth + " deep", Phase.AFTER_COMMIT, Rewrites.success(body))
                .withHeader("Content-Type", "application/json");
    }

    /**
     * A list that shows its tokens masked. Only JetEmail's lists show tokens at all; nothing changes elsewhere.
     *
     * @return the fault
     */
    public static Fault maskedList() {
        return acting("masked list", Quirks.maskedList());
    }

    /**
     * A key made by this call is missing from lists, and from get, for some calls.
     *
     * @param calls how many lists and gets miss it
     * @return the fault
     */
    public static Fault unlistedFor(int calls) {
        return acting("unlisted for " + calls + " calls", Quirks.unlistedFor(new Wait.Length(calls, Duration.ZERO)));
    }

    /**
     * A key made by this call is missing from lists, and from get, for some time.
     *
     * @param time how long, on the simulator's clock
     * @return the fault
     */
    public static Fault unlistedFor(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return acting("unlisted for " + time, Quirks.unlistedFor(new Wait.Length(0, time)));
    }

    /**
     * A token issued by this call is refused at first, as if it had not reached every server yet.
     *
     * @param uses how many uses are refused
     * @return the fault
     */
    public static Fault newTokenRefusedFor(int uses) {
        return acting("new token refused " + uses + " times", Quirks.refusedFor(new Wait.Length(uses, Duration.ZERO)));
    }

    /**
     * A token issued by this call is refused at first, as if it had not reached every server yet.
     *
     * @param time how long, on the simulator's clock
     * @return the fault
     */
    public static Fault newTokenRefusedFor(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return acting("new token refused for " + time, Quirks.refusedFor(new Wait.Length(0, time)));
    }

    /**
     * The same fault, striking before the provider has done anything.
     *
     * @return the fault
     * @throws IllegalStateException if this fault lies in how the provider acts or commits
     */
    public Fault beforeCommit() {
        return striking(Phase.BEFORE_COMMIT);
    }

    /**
     * The same fault, striking after the provider has done what was asked.
     *
     * @return the fault
     * @throws IllegalStateException if this fault lies in how the provider acts or commits
     */
    public Fault afterCommit() {
        return striking(Phase.AFTER_COMMIT);
    }

    /**
     * The same fault with a {@code Retry-After} header.
     *
     * @param value seconds, an HTTP date, or anything else: it is sent as it is
     * @return the fault
     */
    public Fault withRetryAfter(String value) {
        Objects.requireNonNull(value, "value must not be null");
        return withHeader("Retry-After", value).named(name + ", Retry-After: " + value);
    }

    /**
     * The same fault with a header set.
     *
     * @param header the header's name
     * @param value its value
     * @return the fault
     */
    public Fault withHeader(String header, String value) {
        Objects.requireNonNull(header, "header must not be null");
        Objects.requireNonNull(value, "value must not be null");
        return new Fault(
                name, phase, rewrite.then(Rewrites.header(header, value)), delivery, quirks, commitDelay, reached);
    }

    /**
     * The same fault with another body.
     *
     * @param body the body, sent as it is
     * @return the fault
     */
    public Fault withBody(String body) {
        Objects.requireNonNull(body, "body must not be null");
        return new Fault(name, phase, rewrite.then(Rewrites.body(body)), delivery, quirks, commitDelay, reached);
    }

    /**
     * The same fault, which tells when it makes the caller wait: a {@link #stall} as soon as nothing more will come, a
     * {@link #slowBody} once the first bytes are on their way. A test that wants to do something at that very moment, such
     * as to kill the caller, need not guess when it is. Other faults never wait, and tell nothing.
     *
     * @param reached is run once for each call that this fault strikes, on a thread of the simulator, while the caller waits
     * @return the fault
     */
    public Fault telling(Runnable reached) {
        Objects.requireNonNull(reached, "reached must not be null");
        return new Fault(name, phase, rewrite, delivery, quirks, commitDelay, reached);
    }

    /** What goes wrong, and when. */
    @Override
    public String toString() {
        return phase.words().isEmpty() ? name : name + ", " + phase.words();
    }

    /** Whether a client sees a status line under this fault. */
    boolean sendsStatus() {
        return delivery != Transmissions.CUT
                && delivery != Transmissions.RESET
                && delivery != Transmissions.STALL
                && delivery != Transmissions.GARBAGE;
    }

    Phase phase() {
        return phase;
    }

    Rewrite rewrite() {
        return rewrite;
    }

    Transmission delivery() {
        return delivery;
    }

    Quirks quirks() {
        return quirks;
    }

    Optional<Duration> commitDelay() {
        return commitDelay;
    }

    Runnable reached() {
        return reached;
    }

    private Fault striking(Phase wanted) {
        if (phase == Phase.LATE_COMMIT || phase == Phase.DURING_COMMIT) {
            throw new IllegalStateException("\"" + this + "\" can't be moved before or after the commit");
        }
        return new Fault(name, wanted, rewrite, delivery, quirks, commitDelay, reached);
    }

    private Fault named(String newName) {
        return new Fault(newName, phase, rewrite, delivery, quirks, commitDelay, reached);
    }

    private static Fault delivering(String name, Phase phase, Transmission delivery) {
        return new Fault(name, phase, Rewrite.NOTHING, delivery, Quirks.NONE);
    }

    private static Fault rewriting(String name, Phase phase, Rewrite rewrite) {
        return new Fault(name, phase, rewrite, Transmissions.WHOLE, Quirks.NONE);
    }

    private static Fault acting(String name, Quirks quirks) {
        return new Fault(name, Phase.DURING_COMMIT, Rewrite.NOTHING, Transmissions.WHOLE, quirks);
    }
}
