package dev.mailkeys.core;

/**
 * Is told what happens during calls, for logs and metrics. Events hold no credential, no body and no address.
 *
 * <p>It is called on the calling thread, so it should be quick. What it throws is ignored: a broken listener must not
 * cost a new token.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * Something happened.
     *
     * @param event what happened; new kinds may be added
     */
    void happened(CallEvent event);
}
