package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JetEmailRulesTest {
    private static final String KEYS = "/outbound/transactional-keys";
    private final JetEmailSimulator simulator = JetEmailSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name':''}",
                "{'name':'a.b'}",
                "{'name':7}",
                "{'name':'a','approvedDomains':['exampleXcom']}",
                "{'name':'a','approvedDomains':['localhost']}",
                "{'name':'a','approvedDomains':'a.example'}",
                "{'name':'a','quota':-1}",
                "{'name':'a','quota':1000001}",
                "{'name':'a','quota':'5'}",
                "{'name':'a','ipRestrictions':['1.2.3.4garbage']}",
                "{'name':'a','ipRestrictions':['10.0.0.0/33']}",
                "{'name':'a','ipRestrictions':['256.0.0.1']}",
                "{'name':'a','ipRestrictions':['2001:db8::/129']}",
                "{'name':'a','ipRestrictions':['2001:db8:::1']}",
                "{'name':'a','ipRestrictions':['example.com']}",
                "{'name':'a','allowAllDomains':'yes'}",
                "[]",
                "{'name':'a'",
            })
    void create_againstAConstraint_answers400AndMakesNoKey(String body) throws Exception {
        Reply reply = client.post(KEYS, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("success").asBoolean(true)).isFalse();
        assertThat(reply.text("error")).isNotEmpty();
        assertThat(simulator.keys()).isEmpty();
        assertThat(simulator.received()).extracting(ReceivedCall::committed).containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'Key_1 - two'}",
                "{'name':'a','approvedDomains':['xn--mnchen-3ya.de','a.b.example']}",
                "{'name':'a','quota':0}",
                "{'name':'a','quota':1000000}",
                "{'name':'a','ipRestrictions':['192.168.1.1','10.0.0.0/24','2001:db8::1','2001:db8::/32']}",
                "{'name':'a','allowAllDomains':true}",
            })
    void create_withinTheConstraints_answers200(String body) throws Exception {
        assertThat(client.post(KEYS, body).status()).isEqualTo(200);
    }

    @Test
    void create_atAndBeyondTheLongestOfEverything_isCutOffExactlyThere() throws Exception {
        assertThat(client.post(KEYS, "{'name':'" + "n".repeat(64) + "'}").status())
                .isEqualTo(200);
        assertThat(client.post(KEYS, "{'name':'" + "n".repeat(65) + "'}").status())
                .isEqualTo(400);
        assertThat(createWith("approvedDomains", 253, "d%d.example")).isEqualTo(200);
        assertThat(createWith("approvedDomains", 254, "d%d.example")).isEqualTo(400);
        assertThat(createWith("ipRestrictions", 50, "10.0.0.%d")).isEqualTo(200);
        assertThat(createWith("ipRestrictions", 51, "10.0.0.%d")).isEqualTo(400);
    }

    @Test
    void update_againstAConstraint_answers400AndChangesNothing() throws Exception {
        SimulatedKey key = simulator.seedKey("a");
        String before = simulator.jsonOf(key.id()).orElseThrow();

        Reply reply = client.patch(KEYS, "{'api_token':'" + key.token() + "','name':'b','quota':-1}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(simulator.jsonOf(key.id())).contains(before);
    }

    private int createWith(String field, int count, String format) throws Exception {
        String values = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "'" + String.format(format, number) + "'")
                .collect(Collectors.joining(","));
        return client.post(KEYS, "{'name':'a','" + field + "':[" + values + "]}")
                .status();
    }
}
