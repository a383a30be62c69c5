package dev.mailkeys.rotation.sink.github;

import java.util.Arrays;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * {@code crypto_box_seal} of libsodium: only the owner of a public key can open what is sealed for it, and nobody can
 * tell who sealed it. X25519 with a key pair made for this one box, XSalsa20 and Poly1305, and a nonce that is BLAKE2b
 * of both public keys. The only class that knows Bouncy Castle, an optional dependency.
 */
final class SealedBox {

    private static final int KEY = 32;
    private static final int NONCE = 24;
    private static final int TAG = 16;

    private SealedBox() {}

    /**
     * Seals a message.
     *
     * @throws IllegalArgumentException if that is no public key
     */
    static byte[] seal(byte[] message, byte[] publicKey) {
        if (publicKey.length != KEY) {
            throw new IllegalArgumentException("A public key has 32 bytes.");
        }
        var secret = new byte[KEY];
        var sender = new byte[KEY];
        var shared = new byte[KEY];
        X25519.generatePrivateKey(CryptoServicesRegistrar.getSecureRandom(), secret);
        X25519.generatePublicKey(secret, 0, sender, 0);
        if (!X25519.calculateAgreement(secret, 0, publicKey, 0, shared, 0)) {
            throw new IllegalArgumentException("Nothing can be sealed for this public key.");
        }
        Arrays.fill(secret, (byte) 0);
        var box = new byte[KEY + TAG + message.length];
        System.arraycopy(sender, 0, box, 0, KEY);
        encrypt(message, nonce(sender, publicKey), derive(shared), box);
        return box;
    }

    private static byte[] nonce(byte[] sender, byte[] receiver) {
        var digest = new Blake2bDigest(NONCE * Byte.SIZE);
        digest.update(sender, 0, KEY);
        digest.update(receiver, 0, KEY);
        var nonce = new byte[NONCE];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    /** HSalsa20 with a nonce of zeros: Salsa20's rounds without its last step, which adds the input again. */
    private static byte[] derive(byte[] shared) {
        int[] key = new int[KEY / Integer.BYTES];
        Pack.littleEndianToInt(shared, 0, key);
        int[] sigma = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
        int[] in = {
            sigma[0], key[0], key[1], key[2], key[3], sigma[1], 0, 0, 0, 0, sigma[2], key[4], key[5], key[6], key[7],
            sigma[3]
        };
        int[] out = new int[in.length];
        Salsa20Engine.salsaCore(20, in, out);
        int[] places = {0, 5, 10, 15, 6, 7, 8, 9};
        int[] derived = Arrays.stream(places).map(at -> out[at] - in[at]).toArray();
        return Pack.intToLittleEndian(derived);
    }

    /** The first 32 bytes of the key stream are the tag's key. The tag precedes the ciphertext. */
    private static void encrypt(byte[] message, byte[] nonce, byte[] key, byte[] box) {
        var stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        var tagKey = new byte[KEY];
        stream.processBytes(tagKey, 0, KEY, tagKey, 0);
        stream.processBytes(message, 0, message.length, box, KEY + TAG);
        var tag = new Poly1305();
        tag.init(new KeyParameter(tagKey));
        tag.update(box, KEY + TAG, message.length);
        tag.doFinal(box, KEY);
    }
}
