package com.hissabbook.ledger;

import com.hissabbook.classification.FixedInBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at each transaction by key: what was never matched nor reversed, which is nearly all, costs two probes. */
@Component
@Transactional(readOnly = true)
class TellingWhatIsFixed implements FixedInBooks {

    private static final String TOUCHED = """
            select touched.* from (
                select asked.id,
                    (select true from ledger.transfer_leg l where l.transaction_id = asked.id and l.state = 'MATCHED' limit 1) is not null
                        as matched,
                    (select true from ledger.entry e where e.reverses = asked.id limit 1) is not null as reversed
                from unnest(cast(? as uuid[])) asked (id) offset 0) touched
            where touched.matched or touched.reversed""";

    private final JdbcClient jdbc;
    private final ManualTransactions transactions;

    TellingWhatIsFixed(JdbcClient jdbc, ManualTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Map<UUID, Why> among(Collection<UUID> ids) {
        Map<UUID, Why> fixed = new HashMap<>();
        List<UUID> reversed = new ArrayList<>();
        jdbc.sql(TOUCHED).param(ids.toArray(UUID[]::new)).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            if (row.getBoolean("matched")) {
                fixed.put(id, Why.MATCHED);
            } else {
                reversed.add(id);
            }
        });
        if (!reversed.isEmpty()) {
            // What was reversed may have been brought back by a reversal of that.
            transactions.takenBack(reversed).forEach(id -> fixed.put(id, Why.VOIDED));
        }
        return fixed;
    }
}
