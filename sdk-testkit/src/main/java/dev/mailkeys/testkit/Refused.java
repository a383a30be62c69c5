package dev.mailkeys.testkit;

/** Ends a call early with the provider's refusal, from wherever the reason was found. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
