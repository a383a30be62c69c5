package dev.mailkeys.testkit;

/** How JetEmail's answers look; the defaults are what is documented today. Guarded by the provider's lock. */
final class JetEmailOptions {
    String listEnvelope = "transactionalKeys";
    boolean listsAsText = true;
    boolean statusWords = true;
    boolean maskedList;
}
