package com.hissabbook.classification;

import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the organisation did with its newest transactions; the cost does not grow with history nor, but for a look at each, with the ledgers. What a suggestion did by itself teaches nothing
 * until a person says the same; what is fixed in the books is neither learned from nor open: a matched transfer says nothing of
 * income or expense, and what was taken out of the books counts no more.
 */
@Component
class LearningFromThePast {

    private final JdbcClient jdbc;
    private final FixedInBooks books;

    LearningFromThePast(JdbcClient jdbc, FixedInBooks books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /** A line on an uncategorised account, on which no person decided. */
    record Open(UUID id, boolean out, Set<String> words) {}

    /** @param learned whether rules or a person put it on an account that is in use */
    private record Line(UUID id, UUID account, boolean out, boolean open, boolean learned, Set<String> words) {}

    /** @param open gets the lines that nobody and no rule put anywhere */
    LookAlikes past(Consumer<Open> open) {
        List<Line> lines = newest();
        Set<UUID> fixed = books.among(lines.stream().map(Line::id).toList()).keySet();
        var past = new LookAlikes();
        lines.stream().filter(line -> !fixed.contains(line.id())).forEach(line -> {
            if (line.open()) {
                open.accept(new Open(line.id(), line.out(), line.words()));
            } else if (line.learned()) {
                past.learn(line.id(), line.account(), line.out(), line.words());
            }
        });
        return past;
    }

    private List<Line> newest() {
        UUID tenant = TenantScope.requireTenant().value();
        List<UUID> ledgers = jdbc.sql(PastSql.LEDGERS)
                .param("tenant", tenant)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        if (ledgers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PastSql.past(ledgers.size()))
                .params(ledgers.stream()
                        .flatMap(ledger -> Stream.of(tenant, ledger))
                        .toArray())
                .param(tenant)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("transaction_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getLong("amount") < 0,
                row.getBoolean("uncategorised"),
                !row.getBoolean("archived") && !row.getBoolean("guessed"),
                LookAlikes.words(
                        Objects.requireNonNullElse(row.getString("counterparty"), ""), row.getString("description")));
    }
}
