package dev.mailkeys.rotation;

/** What a provider's API can do for a rotation, beyond create, list and delete. */
public enum Capability {
    /** The list shows every key's token, so that a token whose answer was lost can be read again. */
    LISTS_TOKENS,
    /** There is a call that gives a key a new token and ends the old one at once. */
    ROTATES,
    /** The call that rotates names the old token, so that of two such calls one takes effect. */
    ROTATES_BY_TOKEN,
    /** A key can be switched off and on again. */
    DISABLES,
    /** A key can be given a date at which it ends. */
    EXPIRES,
    /** A key can be restricted to addresses that it may be used from; the list shows them as {@code ipRestrictions}. */
    RESTRICTS_ADDRESSES,
    /**
     * The list shows what every key may do. Where it does not, a rotation has to be told by a
     * {@linkplain RotationOptions#confirmedSettings person}, and what a new key may do is not proven.
     */
    SHOWS_SETTINGS,
    /** A list is one call for any size of account, so that several keys are looked up by one call. */
    LISTS_AT_ONCE,
    /** A key's name is its address: no two keys have the same, and a key that was deleted can be made again under it. */
    ADDRESSED_BY_NAME
}
