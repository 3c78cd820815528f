package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackTestTurnsTest {

    private final BackTestTurns turns = new BackTestTurns();

    @Test
    void oneOfAnOrganisationRunsAtATime() {
        TenantId tenant = new TenantId(Ids.next());
        BackTestTurns.Turn turn = turns.take(tenant);

        refused(tenant, "back-test-running");
        turn.close();
        turns.take(tenant).close();
    }

    @Test
    void fourRunInAllAndWhoIsRefusedMayComeAgain() {
        List<BackTestTurns.Turn> taken = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            taken.add(turns.take(new TenantId(Ids.next())));
        }
        TenantId late = new TenantId(Ids.next());

        refused(late, "back-tests-busy");
        refused(late, "back-tests-busy");
        taken.getFirst().close();
        turns.take(late).close();
    }

    private void refused(TenantId tenant, String code) {
        assertThatThrownBy(() -> turns.take(tenant))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
