package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Utf8Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What only the whole file tells.
 *
 * @param charset the standard allows ASCII only; banks write UTF-8 or the computer's own character set and say nothing of it
 * @param nuls bytes that no text has
 * @param atSigns whether {@code @@} ends its lines
 */
record Survey(Charset charset, long nuls, boolean atSigns) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BLOCK = 1 << 16;

    static Survey of(InputStream in) throws IOException {
        var utf8 = new Utf8Check();
        byte[] block = new byte[BLOCK];
        long nuls = 0;
        long lineEnds = 0;
        long atSigns = 0;
        byte before = 0;
        for (int count = in.read(block); count > 0; count = in.read(block)) {
            for (int i = 0; i < count; i++) {
                byte b = block[i];
                utf8.accept(b);
                nuls += b == 0 ? 1 : 0;
                lineEnds += b == '\n' || b == '\r' ? 1 : 0;
                atSigns += b == '@' && before == '@' ? 1 : 0;
                before = b;
            }
        }
        return new Survey(
                utf8.wellFormed() ? StandardCharsets.UTF_8 : WINDOWS_1252, nuls, atSigns > 1 && atSigns > 2 * lineEnds);
    }
}
