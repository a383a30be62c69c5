/** A user's program that is a module. */
module com.example.consumer {
    requires dev.mailkeys.jetemail;
    requires jdk.httpserver;
}
