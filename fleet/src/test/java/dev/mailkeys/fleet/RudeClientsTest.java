package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no browser sends. */
final class RudeClientsTest {

    private static final int SLOW_ONES = 16;

    @TempDir
    private Path folder;

    private static Socket sending(URI at, String request) throws IOException {
        var socket = new Socket(at.getHost(), at.getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** All that comes back until the connection ends; empty if it ends without a word. */
    private static String answer(URI at, String request) throws IOException {
        try (Socket socket = sending(at, request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException closed) {
            return "";
        }
    }

    private static String get(URI at, String path) throws IOException {
        return answer(at, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static boolean isUnanswered(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException open) {
            return true;
        }
    }

    @Test
    void clientsThatNeverEndTheirRequests_keepNoProbeWaiting() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            URI at = URI.create(world.node().address());
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < SLOW_ONES; i++) {
                slow.add(sending(at, "GET / HTTP/1.1\r\nHost: local"));
            }
            assertThat(get(at, "/health/live")).contains("200 OK", "alive");
            assertThat(get(at, "/")).contains("newsletter");
            assertThat(isUnanswered(slow.get(SLOW_ONES - 1)))
                    .as("none had to be thrown out first")
                    .isTrue();
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void requestsThatMakeNoSense_getAnAnswerWithoutContent_andEndNothing() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            FleetProcess node = world.node();
            URI at = URI.create(node.address());
            for (String path : List.of(
                    "/%zz",
                    "/../../etc/passwd",
                    "/%2e%2e/%2e%2e/etc/passwd",
                    "/health/../api/targets",
                    "/health/%2e%2e/metrics",
                    "//api/targets",
                    "/target",
                    "/target?name",
                    "/target?name=",
                    "/target?name=%zz",
                    "/target?name=%ff%fe",
                    "/target?&&=&name=no%0d%0aSet-Cookie:%20a=b")) {
                assertThat(get(at, path))
                        .as(path)
                        .containsPattern("^HTTP/1.1 4\\d\\d ")
                        .doesNotContain("Set-Cookie", "newsletter", "mailkeys_target");
            }
            assertThat(get(at, "/target?name=newsletter&rotation=%2e%2e%2f")).contains("200 OK");
            assertThat(get(at, "mailto:somebody")).doesNotContain("newsletter");
            assertThat(answer(at, "GET /\r\n\r\n")).doesNotContain("newsletter");
            assertThat(answer(at, "\u0000\u0001\u0002\r\n\r\n")).doesNotContain("newsletter");
            assertThat(answer(at, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .as("without a host")
                    .doesNotContain("newsletter");
            assertThat(get(at, "/health/live")).contains("alive");
            assertThat(node.isAlive()).isTrue();
        }
    }

    @Test
    void aRequestWithoutEnd_isNotKept() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            FleetProcess node = world.node();
            URI at = URI.create(node.address());
            for (String begin : List.of("GET /", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")) {
                sendMuch(at, begin);
                assertThat(get(at, "/health/live")).as(node.said()).contains("alive");
                assertThat(get(at, "/")).contains("newsletter");
            }
            assertThat(node.said()).doesNotContain("OutOfMemoryError");
        }
    }

    /** More than the process has memory for, unless it is cut off before. */
    private static void sendMuch(URI at, String begin) throws IOException {
        byte[] much = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = sending(at, begin)) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 200; i++) {
                out.write(much);
            }
        } catch (SocketException cutOff) {
            // As it should be.
        }
    }
}
