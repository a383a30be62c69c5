package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.util.List;

/** A lease that forwards to another, except for what a test changes. */
public abstract class ForwardingLease implements JournalLease {

    private final JournalLease lease;

    protected ForwardingLease(JournalLease lease) {
        this.lease = lease;
    }

    @Override
    public long epoch() {
        return lease.epoch();
    }

    @Override
    public List<JournalLine> lines() {
        return lease.lines();
    }

    @Override
    public void begin(String rotation) {
        lease.begin(rotation);
    }

    @Override
    public void append(JournalLine line) {
        lease.append(line);
    }

    @Override
    public void remove(String rotation) {
        lease.remove(rotation);
    }

    @Override
    public void renew() {
        lease.renew();
    }

    @Override
    public void close() {
        lease.close();
    }
}
