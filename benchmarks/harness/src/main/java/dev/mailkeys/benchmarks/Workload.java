package dev.mailkeys.benchmarks;

import java.util.List;
import java.util.Locale;

/** What contestants do. */
public enum Workload {
    /** One key is created. */
    CREATE {
        @Override
        public long doneBy(Contestant contestant) throws Exception {
            return contestant.create().hashCode();
        }
    },
    /** One key is renamed. */
    UPDATE {
        @Override
        public long doneBy(Contestant contestant) throws Exception {
            return contestant.update().length();
        }
    },
    /** One page of keys is listed. */
    PAGE {
        @Override
        public long doneBy(Contestant contestant) throws Exception {
            return contestant.page();
        }
    },
    /** All keys are listed. */
    ALL {
        @Override
        public long doneBy(Contestant contestant) throws Exception {
            return contestant.all();
        }
    };

    /** What every contestant can do. */
    public static final List<Workload> COMMON = List.of(CREATE, PAGE, ALL);

    /** A word for tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Does it once; the same number for every contestant proves that it was done. */
    public abstract long doneBy(Contestant contestant) throws Exception;
}
