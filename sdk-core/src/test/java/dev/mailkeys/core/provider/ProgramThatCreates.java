package dev.mailkeys.core.provider;

import dev.mailkeys.core.UnreadableResponseException;
import java.net.URI;

/** Run by {@link KeptBytesTest} in a JVM of its own, with little memory. */
final class ProgramThatCreates {

    private ProgramThatCreates() {}

    public static void main(String[] arguments) {
        ApiClient client = Acme.client(URI.create(arguments[0]), new ManualTiming());
        try {
            client.call(Acme.request(Repeat.NEVER));
            System.out.print("created\n");
        } catch (UnreadableResponseException unreadable) {
            System.out.print("UnreadableResponseException " + unreadable.mayHaveTakenEffect() + " "
                    + unreadable.body().orElseThrow().reveal().length() + "\n");
        }
    }
}
