package com.hissabbook.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's one secret, from which every key is derived by HKDF-SHA-256 (RFC 5869) under a purpose of its own, so that the
 * key of one store never opens another. It comes from {@code hissabbook.master-key} ({@code HISSABBOOK_MASTER_KEY}): 256 bits in
 * base64, such as {@code openssl rand -base64 32} prints. Whoever loses it loses the stored files and signing keys.
 */
@Component
public final class MasterKey {

    private static final int BYTES = 32;

    private final SecretKey root;

    public MasterKey(@Value("${hissabbook.master-key:}") String base64) {
        this.root = new SecretKeySpec(decoded(base64.strip()), "HKDF");
    }

    /**
     * The 256-bit AES key of one purpose; the same purpose always gives the same key.
     *
     * @param purpose stable and never reused for something else, such as {@code banking.source-file}
     */
    public SecretKey derive(String purpose) {
        return expand(purpose, "AES");
    }

    /** Seals and opens bytes under the key of one purpose. */
    public Seal seal(String purpose) {
        return new Seal(derive(purpose));
    }

    /** The 256-bit HMAC-SHA-256 key of one purpose, for signatures and for names that only this installation can compute. */
    public SecretKey deriveForHmac(String purpose) {
        return expand(purpose, "HmacSHA256");
    }

    private SecretKey expand(String purpose, String algorithm) {
        byte[] info = ("hissabbook/" + algorithm + "/" + purpose).getBytes(StandardCharsets.UTF_8);
        try {
            var parameters = HKDFParameterSpec.ofExtract().addIKM(root).thenExpand(info, BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no HKDF-SHA256", impossible);
        }
    }

    private static byte[] decoded(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            throw new IllegalStateException("HISSABBOOK_MASTER_KEY must hold 32 bytes in base64;"
                    + " make one with `openssl rand -base64 32` and keep it as long as the data");
        }
        return key;
    }
}
