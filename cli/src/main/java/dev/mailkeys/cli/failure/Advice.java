package dev.mailkeys.cli.failure;

/** What to look at when nobody knows whether a call took effect. */
public final class Advice {

    private Advice() {}

    /** For an operation such as {@code jetemail.create}. */
    public static String of(String operation) {
        return switch (operation.replace(' ', '.')) {
            case "jetemail.create" ->
                "Run \"mailkeys jetemail list\". If there is a new key of that name, save its token with"
                        + " \"mailkeys jetemail list --uuid UUID --to-file PATH\", or delete it and create again.";
            case "jetemail.rotate" ->
                "Look before you rotate again: the old token may be dead. \"mailkeys jetemail list"
                        + " --uuid UUID --to-file PATH\" saves the current token, if JetEmail's list shows it.";
            case "emailit.create" ->
                "Run \"mailkeys emailit list\". If there is a key of that name, its token can't be read"
                        + " again: rotate it, or delete it and create again.";
            case "emailit.rotate" ->
                "The old token may be dead and the new one is lost. Rotate again, unless this key is the"
                        + " credential itself.";
            case "elasticemail.create" ->
                "Run \"mailkeys elasticemail list\". If there is a key of that name, its token can't be"
                        + " read again: delete it and create again.";
            case "elasticemail.subaccountKey", "elasticemail.subaccount-key" ->
                "Nothing is known to be lost. It is not documented whether another call makes another" + " key.";
            case "maintain", "rotate", "resume", "reconcile", "rollback" ->
                "Run \"mailkeys resume\": it continues from the journal.";
            default -> "Repeating it does no harm. Run the same command again, then check the key with list.";
        };
    }
}
