package dev.mailkeys.testkit.simulator;

import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One provider's routes and state. Every method is called with the provider's lock held. */
public interface ProviderApi {
    /** The names that {@link #operationOf} gives, without {@link #UNKNOWN}. */
    Set<String> operations();

    String UNKNOWN = "unknown";

    String operationOf(IncomingRequest call);

    /** Acts on a call and answers it; may throw {@link Refused} instead. */
    Answer answer(IncomingRequest call);

    /** An error in the provider's own shape. */
    Answer error(int status, String message);

    String managementToken();

    /** Has the next token that is made be this one. */
    void issueNext(String token);

    /** The keys of the account that {@link #managementToken} belongs to, oldest first. */
    List<? extends StoredKey> keys();

    /** The key with this token, of whichever account. */
    Optional<? extends StoredKey> keyOf(String token);

    /** Puts a key into the account of {@link #managementToken} as create would, without its checks. */
    StoredKey seed(String name, String settings);
}
