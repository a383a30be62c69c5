package dev.mailkeys.cli.failure;

/** What to look at when nobody knows whether a call took effect. */
public final class Advice {

    private Advice() {}

    /** For an operation such as {@code jetemail.create}. */
    public static String of(String operation) {
        return switch (operation.replace(' ', '.')) {
            case "jetemail.create" ->
                "Run \"mailkeys jetemail list\": if a key of that name is new, either take its token with \"mailkeys"
                        + " jetemail list --uuid UUID --to-file PATH\" or delete it and create again.";
            case "jetemail.rotate" ->
                "Do not rotate again before you have looked: the old token may be dead. \"mailkeys jetemail list --uuid"
                        + " UUID --to-file PATH\" writes the token that is valid now, where JetEmail's list shows it.";
            case "emailit.create" ->
                "Run \"mailkeys emailit list\": if a key of that name is there, its token can't be had again; rotate it, or"
                        + " delete it and create again.";
            case "emailit.rotate" ->
                "The old token may be dead and the new one is lost: rotate again, unless this very key is the credential.";
            case "elasticemail.create" ->
                "Run \"mailkeys elasticemail list\": if a key of that name is there, its token can't be had again; delete it"
                        + " and create again.";
            case "elasticemail.subaccountKey", "elasticemail.subaccount-key" ->
                "Nothing is known to be lost; whether another call makes another key is not documented.";
            case "rotate", "resume", "reconcile", "rollback" ->
                "Run \"mailkeys resume\": the journal says how far it was.";
            default -> "Repeating it does no harm: run the same command again, and look at the key with list.";
        };
    }
}
