package dev.mailkeys.examples;

import static dev.mailkeys.examples.Simulators.keysOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class VirtualThreadsTest {

    @Test
    void manyCallsAtOnce_makeEveryKeyOnce(ElasticEmailSimulator elastic) throws Exception {
        int before = elastic.liveKeys().size();
        List<String> names = IntStream.range(0, 14).mapToObj(i -> "key " + i).toList();
        assertThat(VirtualThreads.createAll(keysOf(elastic), names)).hasSize(14);
        assertThat(elastic.received("create")).hasSize(14);
        assertThat(elastic.liveKeys()).hasSize(before + 14);
    }
}
