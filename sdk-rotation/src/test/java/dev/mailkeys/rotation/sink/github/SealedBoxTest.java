package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedBoxTest {

    private final Sodium receiver = new Sodium();

    @Test
    void libsodium_opensEveryLength() {
        var random = new Random(1);
        for (int length = 0; length < 300; length++) {
            var message = new byte[length];
            random.nextBytes(message);
            assertThat(receiver.open(SealedBox.seal(message, receiver.publicKey())))
                    .contains(message);
        }
    }

    @Test
    void nobodyElse_opensIt() {
        byte[] box = SealedBox.seal(new byte[20], receiver.publicKey());
        assertThat(new Sodium().open(box)).isEmpty();
    }

    @Test
    void aBoxThatWasChanged_isNotOpened() {
        byte[] box = SealedBox.seal(new byte[20], receiver.publicKey());
        for (int at = 0; at < box.length; at++) {
            byte[] changed = box.clone();
            changed[at] ^= 1;
            assertThat(receiver.open(changed)).isEmpty();
        }
    }

    @Test
    void theSameMessage_isSealedDifferentlyEachTime() {
        assertThat(SealedBox.seal(new byte[20], receiver.publicKey()))
                .isNotEqualTo(SealedBox.seal(new byte[20], receiver.publicKey()));
    }

    @Test
    void aKeyThatIsNone_isRefused() {
        assertThatThrownBy(() -> SealedBox.seal(new byte[1], new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SealedBox.seal(new byte[1], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
