package com.hissabbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.kernel.MasterKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private final Cursors cursors =
            new Cursors(new MasterKey(Base64.getEncoder().encodeToString(new byte[32])));

    @Test
    void readsWhatItGaveOut() {
        String cursor = cursors.after("transactions", "2026-01-31", "", "4711");

        assertThat(cursors.read("transactions", cursor)).contains(List.of("2026-01-31", "", "4711"));
        assertThat(cursors.read("transactions", null)).isEmpty();
    }

    @Test
    void refusesAnotherListsCursorAndAnythingForged() {
        String cursor = cursors.after("transactions", "2026-01-31");
        String forged = cursor.substring(0, cursor.length() - 2) + "AA";

        for (String odd : new String[] {forged, "x", "not base64!", cursor + "A", "A".repeat(40)}) {
            assertThatThrownBy(() -> cursors.read("transactions", odd)).isInstanceOf(HttpRefusal.class);
        }
        assertThatThrownBy(() -> cursors.read("imports", cursor)).isInstanceOf(HttpRefusal.class);
    }
}
