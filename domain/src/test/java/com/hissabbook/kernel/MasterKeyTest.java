package com.hissabbook.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class MasterKeyTest {

    private static final byte[] PLAIN = "a bank's file".getBytes(UTF_8);
    private static final byte[] ROW = "row 1".getBytes(UTF_8);

    private final MasterKey master = new MasterKey(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void opensWhatItSealed() {
        byte[] sealed = master.seal("files").close(PLAIN, ROW);

        assertThat(sealed).hasSize(12 + PLAIN.length + 16);
        assertThat(master.seal("files").open(sealed, ROW)).isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameBytesDifferentlyEachTime() {
        Seal seal = master.seal("files");

        assertThat(seal.close(PLAIN, ROW)).isNotEqualTo(seal.close(PLAIN, ROW));
    }

    @Test
    void refusesAnotherRowPurposeOrChangedByte() {
        byte[] sealed = master.seal("files").close(PLAIN, ROW);
        byte[] changed = sealed.clone();
        changed[20] ^= 1;

        assertThatThrownBy(() -> master.seal("files").open(sealed, "row 2".getBytes(UTF_8)))
                .isInstanceOf(Seal.BrokenSeal.class);
        assertThatThrownBy(() -> master.seal("keys").open(sealed, ROW)).isInstanceOf(Seal.BrokenSeal.class);
        assertThatThrownBy(() -> master.seal("files").open(changed, ROW)).isInstanceOf(Seal.BrokenSeal.class);
        assertThatThrownBy(() -> master.seal("files").open(new byte[5], ROW)).isInstanceOf(Seal.BrokenSeal.class);
    }

    @Test
    void refusesAMasterKeyThatIsNot256BitsInBase64() {
        assertThatThrownBy(() -> new MasterKey("")).hasMessageContaining("HISSABBOOK_MASTER_KEY");
        assertThatThrownBy(() -> new MasterKey("not base64!")).hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> new MasterKey("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }
}
