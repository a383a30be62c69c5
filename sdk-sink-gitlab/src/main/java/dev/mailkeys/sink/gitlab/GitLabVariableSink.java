package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A CI/CD variable of GitLab, of a project or a group. Its description, its type and what else is set stay as they are.
 *
 * <p>It is read back and compared, unless it is hidden. Beside it stands a variable {@code NAME_MAILKEYS} for the same
 * environments that says whose token it holds, with the key's id, name and settings and no secret; it counts only while it
 * fits the token. It is written first, and keeps what fits the token that is there still. A hidden variable has none: nobody could tell whether it still fits, so what another puts there is not
 * seen.
 *
 * <p>GitLab has no write that is bound to what was there before. So {@link #put} looks right before it writes, and again
 * afterwards: what another changed before that look is refused as a conflict and not overwritten, and what another wrote
 * over it is told. A write of another in the moment between our look and our write is overwritten without a trace; only
 * GitLab's audit events have it. A write whose answer is lost is looked up, and sent again only while the variable is as it was.
 *
 * <p>The credential is an access token of a person, a project or a group with the scope {@code api} and the role Maintainer
 * in the project, or Owner in the group; the {@code CI_JOB_TOKEN} of a job can't write variables. Tried against a stand-in
 * that was built from GitLab's published documentation of its API, not against a GitLab.
 */
public final class GitLabVariableSink implements Sink {

    /** By default GitLab ends a request after 60 seconds. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

    private final ApiClient api;
    private final GitLabPlace place;
    private final GitLabWrites.Settings settings;
    private final Duration settleTime;
    private final GitLabWrites token;
    private final GitLabMark mark;

    /** What the last look saw, to detect changes before a put. */
    private final AtomicReference<@Nullable Optional<Secret>> seen = new AtomicReference<>();

    private GitLabVariableSink(ApiClient api, GitLabPlace place, GitLabWrites.Settings settings, Duration settleTime) {
        this.api = api;
        this.place = place;
        this.settings = settings;
        this.settleTime = settleTime;
        this.token = new GitLabWrites(new GitLabCalls(api, place), settings);
        this.mark = new GitLabMark(new GitLabWrites(new GitLabCalls(api, place.ofMark()), settings.ofMark()));
    }

    /**
     * A masked variable, which must be there. Nothing is sent before the first look or put.
     *
     * @param place where the token is to be
     * @param credential the access token to write it with
     * @param settings the client's settings; without an address it is {@code https://gitlab.com/api/v4}
     * @return the sink
     * @throws dev.mailkeys.core.InvalidRequestException if the settings or the credential can't work
     */
    public static GitLabVariableSink of(GitLabPlace place, Secret credential, ClientSettings settings) {
        return of(place, credential, settings, Timing.system());
    }

    static GitLabVariableSink of(GitLabPlace place, Secret credential, ClientSettings settings, Timing timing) {
        return new GitLabVariableSink(
                ApiClient.of(GitLab.PROFILE, credential, settings, timing),
                Objects.requireNonNull(place, "place must not be null"),
                new GitLabWrites.Settings(GitLabVisibility.MASKED, Optional.empty(), false),
                LONGEST_REQUEST);
    }

    /**
     * The same sink for a variable that other people see. One that is there already becomes masked, if that is said; hidden
     * it must be already.
     *
     * @param visibility who sees the value
     * @return the sink
     */
    public GitLabVariableSink seenBy(GitLabVisibility visibility) {
        Objects.requireNonNull(visibility, "visibility must not be null");
        return with(new GitLabWrites.Settings(visibility, settings.isProtected(), settings.mayCreate()));
    }

    /**
     * The same sink, which says for whom the variable is.
     *
     * @param isProtected whether only jobs for protected branches and tags get it; unless that is said, it stays as it is
     * @return the sink
     */
    public GitLabVariableSink protectedOnly(boolean isProtected) {
        return with(new GitLabWrites.Settings(settings.visibility(), Optional.of(isProtected), settings.mayCreate()));
    }

    /**
     * The same sink, which makes the variable where there is none.
     *
     * @return the sink
     */
    public GitLabVariableSink creating() {
        return with(new GitLabWrites.Settings(settings.visibility(), settings.isProtected(), true));
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect, a minute unless said otherwise
     * @return the sink
     */
    public GitLabVariableSink settlingFor(Duration time) {
        return new GitLabVariableSink(api, place, settings, Objects.requireNonNull(time, "time must not be null"));
    }

    private GitLabVariableSink with(GitLabWrites.Settings other) {
        return new GitLabVariableSink(api, place, other, settleTime);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return isHidden()
                ? Set.of(SinkCapability.IDEMPOTENT_PUT)
                : Set.of(SinkCapability.READABLE, SinkCapability.METADATA, SinkCapability.IDEMPOTENT_PUT);
    }

    @Override
    public Duration settleTime() {
        return settleTime;
    }

    /**
     * Looks at the variable and what is beside it, and asks GitLab for the scopes of the credential. Whether a protected or
     * masked value is taken shows when it is written.
     */
    @Override
    public void check() {
        looking(token::look);
        if (!isHidden()) {
            looking(mark.writes()::look);
        }
        looking(token::requireScope);
    }

    @Override
    public SinkState read() {
        if (isHidden()) {
            return SinkState.unknown();
        }
        Optional<Secret> now = looking(token::look).flatMap(Variable::token);
        Optional<KeyMark> whose = now.flatMap(held -> looking(() -> mark.read(held)));
        seen.set(now);
        return new SinkState(now, whose, Optional.empty());
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        Optional<Variable> now = looking(token::look);
        Optional<Secret> last = seen.getAndSet(null);
        if (!isHidden() && last != null && !last.equals(now.flatMap(Variable::token))) {
            throw token.conflict();
        }
        token.requireFit(delivery.token(), now);
        token.write(delivery.token(), isHidden() ? now : looking(() -> mark.before(delivery, now, token)));
        return Optional.empty();
    }

    private boolean isHidden() {
        return settings.visibility() == GitLabVisibility.HIDDEN;
    }

    private <T> T looking(Supplier<T> look) {
        try {
            return look.get();
        } catch (MailkeysException failed) {
            throw token.failure(Kind.UNCHANGED, "nothing was changed", failed);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
