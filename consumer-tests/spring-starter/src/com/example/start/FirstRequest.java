package com.example.start;

import com.example.handwritten.HandWritten;
import com.example.starter.Newsletter;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;

/** Starts an application, asks it once for its keys, prints them and ends: what {@link StartRace} takes the time of. */
public final class FirstRequest {

    /** Comes before the processor time in nanoseconds, which depends less on what else a machine does. */
    static final String CPU = "processor time: ";

    private FirstRequest() {}

    /**
     * Starts the application.
     *
     * @param args {@code starter} or {@code hand-written}, and the properties
     */
    public static void main(String[] args) throws Exception {
        Class<?> application = args[0].equals("starter") ? Newsletter.class : HandWritten.class;
        var context = SpringApplication.run(application, Arrays.copyOfRange(args, 1, args.length));
        String port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/keys"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body());
        System.out.println(CPU + cpuTime());
        // The end of the application is not measured.
        Runtime.getRuntime().halt(0);
    }

    private static long cpuTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
