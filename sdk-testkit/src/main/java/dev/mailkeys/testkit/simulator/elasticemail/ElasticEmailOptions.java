package dev.mailkeys.testkit.simulator.elasticemail;

/** What is uncertain about Elastic Email. Guarded by the provider's lock. */
public final class ElasticEmailOptions {
    public int badKeyStatus = 400;
    public int accessDeniedStatus = 400;
    public int unknownNameStatus = 404;
    public int takenNameStatus = 400;
    public boolean datesWithOffset = true;
}
