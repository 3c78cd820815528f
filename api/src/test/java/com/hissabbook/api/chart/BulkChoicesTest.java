package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person's choice for many transactions: for all of them or none. */
class BulkChoicesTest extends PastTest {

    private static final String BULK = "/transactions/classification";

    @Test
    void choosesForAllThatAreNamedAndForAllThatMatch() {
        Books books = books(30, 1);
        List<String> shop = spentAt(books, "Shop 3");
        String account = expense(books);
        Map<String, String> before = balances(books);

        Answer tried = books.person()
                .put(books.path(BULK), Map.of("transactionIds", shop, "accountId", account, "dryRun", true))
                .expect(200);
        assertThat(tried.json().path("applied").asBoolean()).isFalse();
        assertThat(tried.json().path("lines")).hasSameSizeAs(shop);
        assertThat(balances(books)).as("a dry run").isEqualTo(before);

        choose(books, shop, account).expect(200);
        assertThat(balances(books)).isNotEqualTo(before);
        Answer again = choose(books, shop, account).expect(200);
        assertThat(again.json().at("/lines/0/outcome").asString()).isEqualTo("ALREADY_SO");

        Answer filtered = books.person()
                .put(books.path(BULK), Map.of("filter", Map.of("q", "Shop 3"), "accountId", account))
                .expect(200);
        assertThat(filtered.json().path("lines")).hasSize(shop.size());
        Answer others = books.person()
                .put(books.path(BULK), Map.of("filter", Map.of("q", "Shop 5"), "accountId", account))
                .expect(200);
        assertThat(others.json().path("applied").asBoolean()).isTrue();
        assertThat(others.json().at("/lines/0/outcome").asString()).isEqualTo("CHOSEN");
    }

    @Test
    void replacesWhatAPersonChoseOnlyIfTold() {
        Books books = books(30, 1);
        List<String> shop = spentAt(books, "Shop 3");
        choose(books, List.of(shop.getFirst()), expense(books)).expect(200);
        Map<String, String> before = balances(books);
        String other = account(books, "6050");

        Answer refused = choose(books, shop, other).expectProblem(409, "some-refused");
        assertThat(refused.json().path("lines").toString()).containsOnlyOnce("chosen-before");
        assertThat(balances(books)).isEqualTo(before);

        Answer replaced = books.person()
                .put(books.path(BULK), Map.of("transactionIds", shop, "accountId", other, "replaceChoices", true))
                .expect(200);
        assertThat(replaced.json().path("applied").asBoolean()).isTrue();
        assertThat(books.person()
                        .get(classification(books, shop.getFirst()))
                        .expect(200)
                        .text("code"))
                .isEqualTo("6050");
    }

    @Test
    void leavesOutWhatAFilterMeetsThatIsFixedAndRefusesItWhereItIsNamed() {
        Books books = books(30, 1);
        List<String> shop = spentAt(books, "Shop 3");
        String voided = shop.getFirst();
        books.person().delete(books.path("/transactions/" + voided)).expect(200);
        String account = expense(books);
        choose(books, shop, account).expectProblem(409, "some-refused");

        for (boolean dryRun : new boolean[] {true, false}) {
            Answer filtered = books.person()
                    .put(
                            books.path(BULK),
                            Map.of("filter", Map.of("q", "Shop 3"), "accountId", account, "dryRun", dryRun))
                    .expect(200);
            assertThat(filtered.json().path("applied").asBoolean()).isEqualTo(!dryRun);
            assertThat(filtered.json().path("lines").valueStream())
                    .filteredOn(line -> line.path("outcome").asString().equals("LEFT_OUT"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("transactionId").asString()).isEqualTo(voided);
                        assertThat(line.path("code").asString()).isEqualTo("voided");
                    });
        }
        assertThat(books.person().get(classification(books, shop.getLast())).text("accountId"))
                .isEqualTo(account);
    }

    @Test
    void movesNoneWhereOneIsRefused() throws SQLException {
        Books books = books(30, 1);
        List<String> shop = spentAt(books, "Shop 3");
        String account = expense(books);
        Map<String, String> before = balances(books);
        List<String> withAStranger = new ArrayList<>(shop);
        withAStranger.add(UUID.randomUUID().toString());

        Answer refused = choose(books, withAStranger, account).expectProblem(409, "some-refused");
        assertThat(refused.json()
                        .path("lines")
                        .valueStream()
                        .filter(line -> line.path("outcome").asString().equals("REFUSED"))
                        .map(line -> line.path("code").asString()))
                .containsExactly("not-found");
        assertThat(balances(books)).isEqualTo(before);

        lock(books, "2026-01-02");
        List<String> all =
                Stream.concat(shop.stream(), spentAt(books, "Shop 1").stream()).toList();
        Answer locked = choose(books, all, account).expectProblem(409, "some-refused");
        assertThat(locked.json().path("lines").toString()).contains("period-locked", "CHOSEN");
        assertThat(balances(books)).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNeitherNamedNorFilteredAndWhatIsTooMuch() {
        Books books = books(5, 1);
        String account = expense(books);

        books.person().put(books.path(BULK), Map.of("accountId", account)).expectProblem(400, "invalid-request");
        choose(
                        books,
                        Stream.generate(() -> UUID.randomUUID().toString())
                                .limit(501)
                                .toList(),
                        account)
                .expectProblem(422, "too-many-transactions");
        choose(books, spentAt(books, "Shop"), books.ledger()).expectProblem(409, "some-refused");
    }

    private static Answer choose(Books books, List<String> ids, String account) {
        return books.person().put(books.path(BULK), Map.of("transactionIds", ids, "accountId", account));
    }

    private static String expense(Books books) {
        return books.person().get(books.path("/accounts")).expect(200).json().path("items").values().stream()
                .filter(one -> one.path("type").asString().equals("EXPENSE"))
                .filter(one ->
                        one.path("role").isMissingNode() || one.path("role").isNull())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
