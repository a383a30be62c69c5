package dev.mailkeys.rotation;

/** How a key is rotated. */
public enum Strategy {
    /**
     * A successor with the same settings is created, delivered and proven; the old key is retired after the grace
     * period. The token in the sink works at every moment. The default.
     */
    OVERLAP,
    /**
     * The same key gets a new token. Between the call and the delivery the token in the sink does not work. For a leak,
     * or where the key itself must survive. At Elastic Email, whose API can't rotate, the key is deleted and created
     * again under its name.
     */
    IN_PLACE,
    /**
     * Two keys take turns: the one that the sink does not hold gets a new token, then the sink is switched to it. Needs no
     * room for a third key. The token in the sink works at every moment.
     */
    ALTERNATE
}
