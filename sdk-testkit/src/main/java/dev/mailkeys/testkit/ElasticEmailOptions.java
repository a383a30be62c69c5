package dev.mailkeys.testkit;

/** What is uncertain about Elastic Email. Guarded by the provider's lock. */
final class ElasticEmailOptions {
    int badKeyStatus = 400;
    int accessDeniedStatus = 400;
    int unknownNameStatus = 404;
    int takenNameStatus = 400;
    boolean datesWithOffset = true;
}
