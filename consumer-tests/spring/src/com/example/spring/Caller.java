package com.example.spring;

import dev.mailkeys.testkit.EmailitSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application on a port of its own, calls it over HTTP, and ends with an error if anything is not right. */
public final class Caller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log;
    private final String address;

    private Caller(ByteArrayOutputStream log, String address) {
        this.log = log;
        this.address = address;
    }

    /**
     * Runs the application once.
     *
     * @param args the version of Spring Boot that is to be here
     */
    public static void main(String[] args) throws Exception {
        PrintStream console = System.out;
        var log = new ByteArrayOutputStream();
        require(SpringBootVersion.getVersion().startsWith(args[0]), "this is " + SpringBootVersion.getVersion());
        try (EmailitSimulator emailit = EmailitSimulator.start()) {
            String id = emailit.seedKey("newsletter").id();
            emailit.unknownFields(true);
            System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
            try (ConfigurableApplicationContext application = SpringApplication.run(
                    KeysApplication.class,
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--keys.url=" + emailit.baseUrl(),
                    "--keys.token=" + emailit.managementToken())) {
                String port = application.getEnvironment().getRequiredProperty("local.server.port");
                new Caller(log, "http://127.0.0.1:" + port).call(emailit, id);
            }
        } catch (Throwable failed) {
            console.println(log.toString(StandardCharsets.UTF_8));
            throw failed;
        }
        console.println("gives models to Spring Boot " + SpringBootVersion.getVersion());
    }

    private void call(EmailitSimulator emailit, String id) throws Exception {
        keysAreWrittenWithTheProvidersNames(id);
        bodiesAreReadAndChecked(id);
        tokensEndInAnError(emailit);
        modelsOfEveryProviderAreWrittenOrRefused();
    }

    private void keysAreWrittenWithTheProvidersNames(String id) throws Exception {
        String list = get("/keys", 200);
        require(list.startsWith("[{\"") && list.contains("\"name\":\"newsletter\""), list);
        String key = get("/keys/" + id, 200);
        require(key.contains("\"id\":\"" + id + "\"") && key.contains("\"scope\":\"full\""), key);
        require(key.contains("\"created_at\":\"20") && key.contains(":\"***\""), "unknown fields or times: " + key);
    }

    private void bodiesAreReadAndChecked(String id) throws Exception {
        String newKey = "{\"name\":\"ci\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}";
        require(post("/echo", newKey, 200).equals(newKey), "what was read is not what was sent");
        post("/echo", "{\"name\":\"ci\",\"scope\":\" \"}", 400);
        post("/echo", "{\"name\":\"ci\",\"scope\":\"sending\",\"domain\":\"dom_1\"}", 400);
        post("/jetemail", "{\"name\":\"ci\",\"ipRestrictions\":[\"10.0.0.0/24\"]}", 200);
        post("/jetemail", "{\"name\":\"ci\",\"ipRestrictions\":[\"10.0.0.0/99\"]}", 400);
        require(post("/keys/" + id, "{\"name\":\"renamed\"}", 200).contains("\"name\":\"renamed\""), "not renamed");
    }

    /** Never a 200 without the token: the caller must learn that it was lost. */
    private void tokensEndInAnError(EmailitSimulator emailit) throws Exception {
        log.reset();
        String answer = post("/keys", "{\"name\":\"lost\",\"scope\":\"sending\"}", 500);
        require(emailit.keys().stream().anyMatch(key -> key.name().equals("lost")), "there is no key");
        String token = emailit.keys().stream()
                .filter(key -> key.name().equals("lost"))
                .findFirst()
                .orElseThrow()
                .token();
        require(!answer.contains(token) && !logged().contains(token), "the token is in the answer or the log");
        require(logged().contains("reveal()"), "the log does not name reveal()");
        log.reset();
        get("/settings", 500);
        require(logged().contains("reveal()"), "the log does not name reveal()");
    }

    private void modelsOfEveryProviderAreWrittenOrRefused() throws Exception {
        String jetemail = get("/models/jetemail-key", 200);
        require(
                jetemail.contains("\"status\":\"active\"") && jetemail.contains("\"approvedDomains\":[\"a.com\"]"),
                jetemail);
        String elastic = get("/models/elastic-key", 200);
        require(elastic.contains("\"Name\":\"ci\"") && elastic.contains("\"AccessLevel\":[\"SendHttp\"]"), elastic);
        for (String holder : Models.HOLDERS) {
            log.reset();
            String answer = get("/models/" + holder, 500);
            require(
                    !(answer + logged()).contains(Models.TOKEN),
                    "the token of " + holder + " is in the answer or the log");
            require(logged().contains("reveal()"), "the log does not name reveal() for " + holder);
        }
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private String get(String path, int status) throws Exception {
        return answer(HttpRequest.newBuilder(URI.create(address + path)).build(), status);
    }

    private String post(String path, String body, int status) throws Exception {
        return answer(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                status);
    }

    private String answer(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        require(answer.statusCode() == status, request + " ended with " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
