package dev.mailkeys.testkit;

/** Replaces what the provider decided to say, before it is delivered. */
@FunctionalInterface
interface Rewrite {
    Rewrite NOTHING = (answer, call, api) -> answer;

    Answer apply(Answer answer, Call call, ProviderApi api);

    default Rewrite then(Rewrite next) {
        return (answer, call, api) -> next.apply(apply(answer, call, api), call, api);
    }
}
