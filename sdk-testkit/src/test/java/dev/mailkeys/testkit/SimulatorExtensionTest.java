package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatorExtensionTest {
    private static final List<JetEmailSimulator> SEEN = new ArrayList<>();
    private final JetEmailSimulator own;

    SimulatorExtensionTest(JetEmailSimulator own) {
        this.own = own;
    }

    @BeforeEach
    void seed(EmailitSimulator emailit) {
        emailit.seedKey("from before");
    }

    @Test
    @Order(1)
    void constructorAndMethods_shareOneSimulatorOfEachKind(
            JetEmailSimulator jetEmail, EmailitSimulator emailit, ElasticEmailSimulator elasticEmail) {
        SEEN.add(jetEmail);

        assertThat(jetEmail).isSameAs(own);
        assertThat(emailit.keys()).extracting(SimulatedKey::name).contains("from before");
        assertThat(elasticEmail.keys()).hasSize(1);
    }

    @Test
    @Order(2)
    void everyTest_hasAFreshOne_andTheOldOneIsClosed(EmailitSimulator emailit) {
        assertThat(SEEN).hasSize(1);
        assertThat(own).isNotSameAs(SEEN.get(0));
        assertThat(emailit.keys()).hasSize(2);
        assertThatThrownBy(() -> new RawClient(SEEN.get(0))).isInstanceOf(ConnectException.class);
    }
}
