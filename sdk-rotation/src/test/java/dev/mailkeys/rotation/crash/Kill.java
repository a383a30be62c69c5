package dev.mailkeys.rotation.crash;

import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A moment at which a child is killed, or what is done to it instead. */
sealed interface Kill {

    /** A call in progress. */
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
    record Never() implements Kill {
        @Override
        public boolean endsTheChild() {
            return false;
        }
    }

    /**
     * It is stopped there, and goes on when another rotator has taken its lease and come to the end.
     *
     * @param number which of the points that the child passes, from 1
     * @param where what the child calls it
     */
    record Stop(int number, String where) implements Kill {
        @Override
        public boolean endsTheChild() {
            return false;
        }

        @Override
        public String toString() {
            return "not, but stopped " + where + " (point " + number + ") and overtaken";
        }
    }

    /**
     * It can write no file that is longer than this.
     *
     * @param blocks the most blocks of 512 bytes
     */
    record FullDisk(int blocks) implements Kill {

        /** A shell sets the limit for the command that takes its place. */
        List<String> limit(List<String> command) {
            var limited =
                    new ArrayList<String>(List.of("/bin/sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
            limited.addAll(command);
            return limited;
        }

        @Override
        public boolean endsTheChild() {
            return false;
        }

        @Override
        public String toString() {
            return "not, but no file may have more than " + blocks + " blocks";
        }
    }

    /** Whether the child is gone before it comes to the end. */
    default boolean endsTheChild() {
        return true;
    }
}
