package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallEvent.CallEnded;
import dev.mailkeys.core.event.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UpdateEventsTest {

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final List<CallEvent> events = new ArrayList<>();

    @Test
    void update_isToldAsARead_thatChangesNothing_andAWrite_thatDoes() {
        String key = "{\"Name\":\"ci\",\"AccessLevel\":[]}";
        server.answer(200, key).answer(200, key);
        server.keys(events::add)
                .update("ci", KeyChanges.builder().neverExpires(true).build());
        List<CallEnded> ends = events.stream()
                .filter(CallEnded.class::isInstance)
                .map(CallEnded.class::cast)
                .toList();
        assertThat(ends).extracting(CallEnded::operation).containsOnly("elasticemail.update");
        assertThat(ends).extracting(end -> end.call().method()).containsExactly("GET", "PUT");
        assertThat(ends).extracting(CallEnded::mayHaveTakenEffect).containsExactly(false, true);
        assertThat(ends.stream().map(CallEnded::call).map(Call::id).distinct()).hasSize(2);
    }
}
