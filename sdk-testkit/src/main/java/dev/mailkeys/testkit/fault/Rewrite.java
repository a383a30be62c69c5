package dev.mailkeys.testkit.fault;

import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.simulator.ProviderApi;

/** Replaces what the provider decided to say, before it is delivered. */
@FunctionalInterface
public interface Rewrite {
    Rewrite NOTHING = (answer, call, api) -> answer;

    Answer apply(Answer answer, IncomingRequest call, ProviderApi api);

    default Rewrite then(Rewrite next) {
        return (answer, call, api) -> next.apply(apply(answer, call, api), call, api);
    }
}
