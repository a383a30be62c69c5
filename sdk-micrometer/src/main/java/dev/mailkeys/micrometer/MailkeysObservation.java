package dev.mailkeys.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.Locale;

/** What is observed, under which names. No name and no tag is secret, and none holds a key's name or id. */
public enum MailkeysObservation implements ObservationDocumentation {
    /**
     * {@code mailkeys.call}: a call of a client's method with all its attempts and waits. Each wait is an event of it:
     * {@code wait.concurrency}, {@code wait.pace}, {@code wait.backoff}, {@code wait.retry.after}.
     */
    CALL,
    /** {@code mailkeys.attempt}: a request and its answer. Its parent is the call, and its span goes with the request. */
    ATTEMPT;

    @Override
    public String getName() {
        return "mailkeys." + words(this);
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return new KeyName[] {Tag.PROVIDER, Tag.OPERATION, Tag.METHOD, Tag.STATUS, Tag.OUTCOME, Tag.IN_DOUBT};
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return new KeyName[] {Tag.ATTEMPT, Tag.PAGE, Tag.PATH, Tag.HOST, Tag.REQUEST_ID};
    }

    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The tags. Timers and counters have those before {@link #ATTEMPT}, all of them always and each with few values; the rest
     * are for spans.
     */
    public enum Tag implements KeyName {
        /** {@code provider}, such as {@code emailit}. */
        PROVIDER,
        /** {@code operation}: the provider and the verb, such as {@code emailit.create}. */
        OPERATION,
        /** {@code method}: the HTTP method. */
        METHOD,
        /** {@code status}: the HTTP status of the (last) answer; {@code none} without one. */
        STATUS,
        /** {@code outcome}: how the call or the attempt ended, such as {@code succeeded} or {@code timed_out}. */
        OUTCOME,
        /** {@code in.doubt}: {@code true} if a call failed but may have taken effect: somebody must look at the keys. */
        IN_DOUBT,
        /** {@code attempt}: how many attempts a call made, or which attempt it is. */
        ATTEMPT,
        /** {@code page}: the number of the page that was asked for. */
        PAGE,
        /** {@code path}: the path with names in the place of ids, such as {@code /api-keys/{id}}. */
        PATH,
        /** {@code host}: the host that was asked. */
        HOST,
        /** {@code request.id}: the provider's id of the request. */
        REQUEST_ID;

        @Override
        public String asString() {
            return words(this).replace('_', '.');
        }

        KeyValue of(Object value) {
            return withValue(value.toString().isEmpty() ? KeyValue.NONE_VALUE : value.toString());
        }
    }
}
