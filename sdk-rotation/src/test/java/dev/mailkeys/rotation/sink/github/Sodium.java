package dev.mailkeys.rotation.sink.github;

import com.goterl.lazysodium.LazySodiumJava;
import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.Box;
import java.util.Optional;

/** A key pair of libsodium's, and libsodium itself to open what was sealed for it. */
final class Sodium {

    private static final LazySodiumJava SODIUM = new LazySodiumJava(new SodiumJava());

    private final byte[] publicKey = new byte[Box.PUBLICKEYBYTES];
    private final byte[] secretKey = new byte[Box.SECRETKEYBYTES];

    Sodium() {
        SODIUM.cryptoBoxKeypair(publicKey, secretKey);
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    Optional<byte[]> open(byte[] box) {
        if (box.length < Box.SEALBYTES) {
            return Optional.empty();
        }
        var message = new byte[box.length - Box.SEALBYTES];
        boolean opened = SODIUM.cryptoBoxSealOpen(message, box, box.length, publicKey, secretKey);
        return opened ? Optional.of(message) : Optional.empty();
    }
}
