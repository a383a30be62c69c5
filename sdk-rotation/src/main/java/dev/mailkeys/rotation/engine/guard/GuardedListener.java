package dev.mailkeys.rotation.engine.guard;

import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listener that can't disturb a rotation: its exceptions are kept for the report. */
public final class GuardedListener implements RotationListener {

    private final RotationListener listener;
    private @Nullable String trouble;

    public GuardedListener(RotationListener listener) {
        this.listener = listener;
    }

    @Override
    public void happened(RotationEvent event) {
        try {
            listener.happened(event);
        } catch (Throwable thrown) {
            trouble = Misbehaved.said("The listener", thrown)
                    + " The rotation went on. The listener may have missed events.";
        }
    }

    /** The last exception, if there was one. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
