/** What mailkeys' calls do, told to Micrometer Observation. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"
}) // Micrometer has no module of its own.
module dev.mailkeys.micrometer {
    requires transitive dev.mailkeys.core;
    requires transitive micrometer.observation;
    requires transitive micrometer.commons;

    exports dev.mailkeys.micrometer;
}
