package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a question for suggestions reads, on the real database: no more with more ledgers and a longer history. */
class SuggestionsCostTest extends BookkeepingTest {

    private static final int LEDGERS = 25;
    private static final int LINES = 2_000;
    private static final Pattern READ =
            Pattern.compile("using transaction_identity on transaction\\S*.* \\(actual rows=([0-9.]+) loops=1\\)");

    private static final String FILL = """
            with line as (
                insert into transaction.transaction (tenant_id, transaction_id, money_account_id, import_id, line_no, facts, occurrence, booked,
                    amount, currency, source, description)
                select :tenant, uuidv7(), :ledger, gen_random_uuid(), n, gen_random_uuid(), 1, date '2026-01-01' - (:lines - n) / 4, -n,
                    'EUR', 'BANK', case when n % 100 = 0 then 'Harbour dues ' else 'Shop ' end
                        || translate(md5((n / 2 % 50)::text), '0123456789', 'ghijklmnop')
                from generate_series(1, :lines) n
                returning tenant_id, transaction_id, amount)
            insert into classification.assignment (tenant_id, transaction_id, account_id, rule_set_version)
            select l.tenant_id, l.transaction_id, a.account_id, 0 from line l
            join classification.account a on a.tenant_id = l.tenant_id
                and (l.amount % 2 <> 0 and a.role = 'UNCATEGORISED_EXPENSE' or l.amount % 2 = 0 and a.code = '6300')""";

    @Autowired
    private Suggestions suggestions;

    private final List<UUID> ledgers = new ArrayList<>();

    @Test
    void readsTheNewestLinesOfAllLedgersTogetherAndNoMore() throws SQLException {
        for (int no = 0; no < LEDGERS; no++) {
            ledgers.add(filled(LINES));
        }
        analyze();

        String plan = in(tenant, () -> transaction.execute(status -> explained()));

        assertThat(plan).doesNotContain("Seq Scan on transaction", "Seq Scan on assignment");
        List<Double> read = READ.matcher(plan)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
        assertThat(read).as(plan).hasSize(LEDGERS);
        assertThat(read.stream().mapToDouble(rows -> rows).sum())
                .as(plan)
                .isBetween(Suggestions.NEWEST - 1.0, Suggestions.NEWEST + LEDGERS + 0.0);
        assertThat(read)
                .as("each ledger is read as far as it is among the newest")
                .allMatch(rows -> rows < LINES);
    }

    @Test
    void looksAtTheLedgersWithTheNewestLines() {
        UUID dormant = open(Optional.empty());
        UUID used = filled(40);

        List<UUID> asked = in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(PastSql.LEDGERS)
                        .param("tenant", tenant.value())
                        .query(UUID.class)
                        .list()));

        assertThat(asked).containsExactly(used).doesNotContain(dormant);
    }

    @Test
    void anOrganisationWithoutALineIsOfferedNothing() {
        open(Optional.empty());

        assertThat(in(tenant, () -> suggestions.forUncategorised(0, 500))).isEmpty();
    }

    @Test
    void answersForThousandsOfOpenLines() throws SQLException {
        ledgers.add(filled(30_000));
        analyze();

        List<Suggestion> found = in(tenant, () -> suggestions.forUncategorised(50, 500));

        assertThat(found).hasSize(500).extracting(Suggestion::transactionId).doesNotHaveDuplicates();
    }

    private UUID filled(int lines) {
        UUID ledger = open(Optional.empty());
        in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(FILL)
                        .param("tenant", tenant.value())
                        .param("ledger", ledger)
                        .param("lines", lines)
                        .update()));
        return ledger;
    }

    private static void analyze() throws SQLException {
        try (var owner = database().asOwner();
                var statement = owner.createStatement()) {
            statement.execute("analyze transaction.transaction, classification.assignment");
        }
    }

    private String explained() {
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, summary off, buffers off) "
                                + PastSql.past(ledgers.size()))
                        .params(ledgers.stream()
                                .flatMap(ledger -> Stream.of(tenant.value(), ledger))
                                .toArray())
                        .param(tenant.value())
                        .query(String.class)
                        .list());
    }
}
