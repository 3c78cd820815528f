package com.hissabbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hissabbook.kernel.MasterKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opaque cursors of keyset paging: the sort key of the last row, signed, so that a list is only ever continued where it stopped. A
 * cursor of one list does not fit another.
 */
@Component
public class Cursors {

    private static final int MAC_BYTES = 16;
    private static final String BETWEEN = "\u001f";

    private final SecretKey key;

    Cursors(MasterKey masterKey) {
        this.key = masterKey.deriveForHmac("api.cursor");
    }

    /**
     * @param list name of the list, such as {@code transactions}
     * @param lastRow its sort key, as text
     */
    public String after(String list, String... lastRow) {
        byte[] position = String.join(BETWEEN, lastRow).getBytes(UTF_8);
        byte[] signed = Arrays.copyOf(mac(list, position), MAC_BYTES + position.length);
        System.arraycopy(position, 0, signed, MAC_BYTES, position.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The sort key to go on after; empty for the first page.
     *
     * @throws HttpRefusal 400 for anything that {@link #after} did not make for this list
     */
    public Optional<List<String>> read(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        byte[] signed = decoded(cursor);
        if (signed.length <= MAC_BYTES) {
            throw foreign();
        }
        byte[] position = Arrays.copyOfRange(signed, MAC_BYTES, signed.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(signed, MAC_BYTES), mac(list, position))) {
            throw foreign();
        }
        return Optional.of(Arrays.asList(new String(position, UTF_8).split(BETWEEN, -1)));
    }

    private byte[] mac(String list, byte[] position) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(position), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static HttpRefusal foreign() {
        return HttpRefusal.field("cursor", "is not one that this list gave out");
    }
}
