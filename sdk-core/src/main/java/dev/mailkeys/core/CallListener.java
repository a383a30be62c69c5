package dev.mailkeys.core;

import java.util.Objects;

/**
 * Is told what happens during calls, for logs, metrics and traces. Events hold no credential, no body, no id and no name of
 * a key.
 *
 * <p>It is called on the calling thread, so it should be quick; a call holds its place among those at once meanwhile. What
 * it throws is ignored: a broken listener must not cost a new token.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * Something happened.
     *
     * @param event what happened; new kinds may be added
     */
    void happened(CallEvent event);

    /**
     * Adds headers to the request of an attempt, such as {@code traceparent}. Called after {@link #happened} was told of the
     * attempt, and before anything is sent. Unless overridden, none is added.
     *
     * @param attempt the attempt that begins
     * @param headers takes the headers; of no use after this method has returned
     */
    default void addHeaders(CallEvent.AttemptStarted attempt, Headers headers) {
        Objects.requireNonNull(attempt, "attempt must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
    }

    /** Takes the headers that a listener adds to one request. It shows none of those that the request has. */
    interface Headers {

        /**
         * Adds a header. A second one of the same name takes the place of the first.
         *
         * @param name the name. A header that says who sends the request, where it goes, what it does or how it is read
         *     is refused: {@code Authorization}, {@code Host}, {@code Content-Length} and their like, and any name with {@code auth},
         *     {@code key}, {@code token}, {@code secret}, {@code cookie} or {@code method} in it
         * @param value the value: visible ASCII and spaces, at most 8192 characters
         * @throws IllegalArgumentException if the name is refused, name or value can't stand in a header, or there are
         *     more than 32. If the listener does not catch it, the request goes out with the headers that were added before
         */
        void add(String name, String value);
    }

    /**
     * Tells another listener too, and lets both add headers. What one of them throws does not keep the other from being
     * told.
     *
     * @param next who is told after this one
     * @return a listener that tells both
     */
    default CallListener and(CallListener next) {
        Objects.requireNonNull(next, "next must not be null");
        CallListener first = this;
        return new CallListener() {
            @Override
            public void happened(CallEvent event) {
                try {
                    first.happened(event);
                } finally {
                    next.happened(event);
                }
            }

            @Override
            public void addHeaders(CallEvent.AttemptStarted attempt, Headers headers) {
                try {
                    first.addHeaders(attempt, headers);
                } finally {
                    next.addHeaders(attempt, headers);
                }
            }
        };
    }

    /**
     * Nobody: no event is made.
     *
     * @return the listener that every client has unless another is set
     */
    static CallListener none() {
        return LoggingListener.Nobody.IS_TOLD;
    }

    /**
     * Writes one line for each attempt, with operation, method, host, page, status, request id and time: at {@code INFO} if it
     * succeeded, else at {@code WARNING}. A call that fails without an attempt has a line too, and so has one that failed
     * but may have taken effect. Nothing that is logged is secret.
     *
     * @param logger where to, such as {@code System.getLogger("mailkeys")}
     * @return the listener
     */
    static CallListener logging(System.Logger logger) {
        return new LoggingListener(Objects.requireNonNull(logger, "logger must not be null"));
    }
}
