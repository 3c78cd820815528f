package com.hissabbook.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.kernel.Ids;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PostingsTest extends BookkeepingTest {

    @Autowired
    private Reports reports;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void pagesThroughPostingsOnceInOrder(int limit) {
        in(tenant, () -> books.random(11, 60));
        UUID account = in(tenant, () -> books.account("6000"));

        List<PostingLine> all =
                postings(new PostingQuery(account, Optional.empty(), Optional.empty(), Optional.empty()), limit);

        assertThat(all).hasSize(countOn(account)).doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
    }

    /** However many there are: the index of the account is read from where the last page ended, day by day, and no further. */
    @Test
    void readsNoMoreThanADayBeyondThePage() {
        in(
                tenant,
                () -> transaction.execute(status -> {
                    jdbc.sql(MANY_ENTRIES).param("tenant", tenant.value()).update();
                    return jdbc.sql(MANY_POSTINGS)
                            .param("tenant", tenant.value())
                            .param("one", books.account("6000"))
                            .param("other", books.account("3000"))
                            .update();
                }));
        analyze("ledger.entry", "ledger.posting");

        String plan = in(tenant, () -> transaction.execute(status -> explained(books.account("6000"))));

        assertThat(plan).contains("posting_by_account").doesNotContain("Seq Scan");
        assertThat(Pattern.compile("actual rows=(\\d+)")
                        .matcher(plan)
                        .results()
                        .map(match -> Integer.parseInt(match.group(1))))
                .as(plan)
                .isNotEmpty()
                .allMatch(rows -> rows <= 200);
    }

    private static final String MANY_ENTRIES = """
            insert into ledger.entry (tenant_id, entry_id, reverses, entry_date, kind)
            select :tenant, md5(:tenant || 'entry' || n)::uuid, null, date '2020-01-01' + n / 20, 'OPENING'
            from generate_series(1, 20000) n""";

    private static final String MANY_POSTINGS = """
            insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
            select :tenant, md5(:tenant || 'entry' || n)::uuid, side.no, side.account, side.amount, 'EUR', date '2020-01-01' + n / 20
            from generate_series(1, 20000) n
            cross join lateral (values (1, cast(:one as uuid), n), (2, cast(:other as uuid), -n)) side (no, account, amount)""";

    private String explained(UUID account) {
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, summary off, buffers off) " + JdbcReports.POSTINGS)
                        .param("tenant", tenant.value())
                        .param("account", account)
                        .param("from", LocalDate.MIN)
                        .param("to", LocalDate.MAX)
                        .param("currency", "EUR")
                        .param("day", LocalDate.of(2021, 6, 1))
                        .param("entry", Ids.next())
                        .param("no", 1)
                        .param("limit", 51)
                        .query(String.class)
                        .list());
    }

    private static void analyze(String... tables) {
        try (var owner = database().asOwner();
                var statement = owner.createStatement()) {
            for (String table : tables) {
                statement.execute("analyze " + table);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<PostingLine> postings(PostingQuery query, int limit) {
        List<PostingLine> all = new ArrayList<>();
        Optional<PostingPage.Position> after = Optional.empty();
        do {
            Optional<PostingPage.Position> from = after;
            PostingPage page = in(tenant, () -> reports.postingsOf(query, from, limit));
            all.addAll(page.items());
            after = page.next().map(next -> PostingPage.Position.of(next.parts()));
        } while (after.isPresent());
        return all;
    }

    private int countOn(UUID account) {
        Integer rows = in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from ledger.posting where account_id = ?")
                        .param(account)
                        .query(Integer.class)
                        .single()));
        return rows == null ? 0 : rows;
    }
}
