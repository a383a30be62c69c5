package dev.mailkeys.rotation;

import dev.mailkeys.testkit.Fault;
import java.time.Duration;

/** A moment at which a child is killed. */
sealed interface Kill {

    /** What is told of a call that is under way. */
    enum Phase {
        /** The request is whole and was not acted upon. */
        RECEIVED,
        /** It was acted upon, and nothing of the answer was sent. */
        ACTED_UPON,
        /** The head of the answer and the first byte of its body were sent. */
        HALF_ANSWERED;

        /** Elastic Email's answer to delete has no body that could be sent in halves. */
        boolean isReachedBy(String provider, String operation) {
            return this != HALF_ANSWERED || !(provider + " " + operation).equals("elasticemail delete");
        }

        /** Holds a call there, and tells. */
        Fault fault(Runnable reached) {
            Fault held =
                    switch (this) {
                        case RECEIVED -> Fault.stall();
                        case ACTED_UPON -> Fault.stall().afterCommit();
                        case HALF_ANSWERED -> Fault.slowBody(1, Duration.ofHours(1));
                    };
            return held.telling(reached);
        }
    }

    /**
     * In front of the record, put or answer that the child has come to.
     *
     * @param number which of the points that the child passes, from 1
     * @param where what the child calls it
     */
    record AtPoint(int number, String where) implements Kill {
        @Override
        public String toString() {
            return where + " (point " + number + ")";
        }
    }

    /**
     * While a call is under way.
     *
     * @param number which of the calls, from 1
     * @param operation what is called
     * @param phase how far it gets
     */
    record InCall(int number, String operation, Phase phase) implements Kill {
        @Override
        public String toString() {
            return "when " + operation + " was " + phase + " (call " + number + ")";
        }
    }

    /** Not at all. */
    record Never() implements Kill {}
}
