package com.hissabbook.kernel;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Authenticated encryption with AES-256-GCM (NIST SP 800-38D). A sealed value is {@code nonce (12 bytes) | ciphertext | tag (16
 * bytes)}. The nonce is random: one key may seal some 2^32 values.
 */
public final class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    Seal(SecretKey key) {
        this.key = key;
    }

    /**
     * @param context what the value belongs to, such as its row's id; not secret, but a value opens only under the same context, so
     *     that it cannot be moved to another row
     */
    public byte[] close(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no AES-GCM", impossible);
        }
    }

    /** @throws BrokenSeal if the value was changed, belongs to another context, or was sealed under another key */
    public byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new BrokenSeal();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException broken) {
            throw new BrokenSeal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no AES-GCM", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    /** What was stored is not what was sealed here: changed, moved, or sealed under another master key. */
    public static final class BrokenSeal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BrokenSeal() {
            super(
                    "a sealed value does not open: it was changed or moved, or HISSABBOOK_MASTER_KEY is not the one it was made with");
        }
    }
}
