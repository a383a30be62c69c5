package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A time that stands still while anybody is at work, and goes on to the next alarm when all sleep. The database of a schema goes by
 * it, too: there {@code clock_timestamp()} is a function of ours.
 */
final class VirtualTime {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PGSimpleDataSource source;
    private final PriorityQueue<Long> alarms = new PriorityQueue<>();
    private long now;
    private int awake;

    /** Takes the clock of that schema over. */
    VirtualTime(PGSimpleDataSource source) {
        this.source = source;
        // Else what is PostgreSQL's own would be found first.
        source.setCurrentSchema(source.getCurrentSchema() + ",pg_catalog");
        Server.execute(source, """
                create table time_here (now timestamptz not null);
                insert into time_here values ('%s');
                create function clock_timestamp() returns timestamptz language sql volatile
                    as 'select now from time_here'""".formatted(START));
    }

    /** Nanoseconds since the beginning. */
    synchronized long now() {
        return now;
    }

    synchronized void join() {
        awake++;
    }

    synchronized void leave() {
        awake--;
        goOn();
    }

    PGSimpleDataSource source() {
        return source;
    }

    /** For who asks the database again: a pause is over at once, and no time goes by. */
    Timing impatient() {
        return new JumpingTiming(() -> {});
    }

    private synchronized void sleep(Duration time) throws InterruptedException {
        long until = now + time.toNanos();
        alarms.add(until);
        awake--;
        goOn();
        while (now < until) {
            wait();
        }
    }

    private void goOn() {
        if (awake == 0 && !alarms.isEmpty()) {
            set(alarms.peek());
            while (!alarms.isEmpty() && alarms.peek() <= now) {
                alarms.poll();
                awake++;
            }
            notifyAll();
        }
    }

    private void set(long time) {
        now = time;
        Server.execute(source, "update time_here set now = '" + START.plusNanos(now) + "'");
    }

    /** The clock of a machine, which is wrong by so much. */
    Timing wrongBy(Duration difference) {
        return new Timing() {
            @Override
            public Instant now() {
                return START.plusNanos(VirtualTime.this.now()).plus(difference);
            }

            @Override
            public long nanoTime() {
                return VirtualTime.this.now() + difference.toNanos();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                if (!time.isZero()) {
                    VirtualTime.this.sleep(time);
                }
            }

            @Override
            public double random() {
                return 0.5;
            }
        };
    }
}
