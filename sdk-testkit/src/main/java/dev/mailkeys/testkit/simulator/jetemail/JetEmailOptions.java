package dev.mailkeys.testkit.simulator.jetemail;

/** How JetEmail's answers look; the defaults are what is documented today. Guarded by the provider's lock. */
public final class JetEmailOptions {
    public String listEnvelope = "transactionalKeys";
    public boolean listsAsText = true;
    public boolean statusWords = true;
    public boolean maskedList;
}
