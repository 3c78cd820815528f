package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the books hold fast is neither an example nor offered a suggestion: matched sides, and what no longer counts. */
class SuggestionsAndBooksTest extends PastTest {

    private Books books = new Books(client(), "", "");
    private String example = "";
    private String open = "";

    @BeforeEach
    void chooseForOneOfTwoAlike() {
        books = Books.of(client().register(), "EUR");
        imported(1, "Harbour dues berth");
        imported(2, "Harbour dues berth");
        List<String> both = spentAt(books, "Harbour");
        open = both.getFirst();
        example = both.getLast();
        choose(books, example, "6300");
        assertThat(offered()).containsExactly(open);
        assertThat(offeredFor(open)).hasSize(1);
    }

    @Test
    void nothingIsLearnedFromAVoidedLineNorOfferedForOne() {
        books.person().delete(books.path("/transactions/" + open)).expect(200);
        assertThat(offered()).isEmpty();
        assertThat(offeredFor(open)).isEmpty();

        imported(3, "Harbour dues berth");
        String third = spentAt(books, "Harbour").getFirst();
        assertThat(offered()).containsExactly(third);

        books.person().delete(books.path("/transactions/" + example)).expect(200);
        assertThat(offered()).isEmpty();
        assertThat(offeredFor(third)).isEmpty();
    }

    @Test
    void nothingIsLearnedFromAMatchedLineNorOfferedForOne() {
        String match = matched(open);
        assertThat(offered()).isEmpty();
        assertThat(offeredFor(open)).isEmpty();

        books.person()
                .post(books.path("/transfers/" + match + "/unmatch"), Map.of())
                .expect(200);
        assertThat(offered()).containsExactly(open);

        matched(example);
        assertThat(offered()).isEmpty();
        assertThat(offeredFor(open)).isEmpty();
    }

    @Test
    void nothingIsLearnedFromAnUndoneImportNorOfferedForOneUntilItIsBroughtBack() {
        String third = imported(3, "Harbour dues berth");
        assertThat(offered()).hasSize(2);
        moved(third, "undo");
        assertThat(offered()).containsExactly(open);
        moved(third, "redo");
        assertThat(offered()).hasSize(2);

        String ofExample = importOf(example);
        moved(ofExample, "undo");
        assertThat(offered()).isEmpty();
        assertThat(offeredFor(open)).isEmpty();
        moved(ofExample, "redo");
        assertThat(offered()).hasSize(2);
    }

    @Test
    void anImportFollowsNoSuggestionFromAVoidedLine() {
        books.person()
                .with("If-Match", "\"v0\"")
                .put(books.path("/suggestions/settings"), Map.of("automaticFrom", 50))
                .expect(200);
        imported(3, "Harbour dues berth");
        assertThat(by(spentAt(books, "Harbour").getFirst())).isEqualTo("SUGGESTION");

        books.person().delete(books.path("/transactions/" + example)).expect(200);
        imported(4, "Harbour dues berth");
        assertThat(by(spentAt(books, "Harbour").getFirst())).isEqualTo("DEFAULT");
    }

    private String by(String transaction) {
        return books.person()
                .get(classification(books, transaction))
                .expect(200)
                .text("by");
    }

    private String imported(int day, String name) {
        return books.imported(
                        SampleOfx.around(
                                "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>2026010%d<TRNAMT>-2.00<FITID>S%d<NAME>%s</STMTTRN>\n"
                                        .formatted(day, day, name)),
                        Map.of())
                .text("id");
    }

    private void moved(String importId, String way) {
        books.person()
                .post(books.path("/imports/" + importId + "/" + way), Map.of())
                .expect(202);
        books.settled(importId);
    }

    private String importOf(String transaction) {
        String link = books.person()
                .get(books.path("/transactions/" + transaction))
                .expect(200)
                .json()
                .toString();
        return books.person()
                .get(books.path("/imports"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .filter(link::contains)
                .findFirst()
                .orElseThrow();
    }

    /** Against what came in on an account of its own. */
    private String matched(String transaction) {
        String pot = books.person()
                .post(books.path("/ledgers"), Map.of("name", "Pot " + transaction, "kind", "BANK", "currency", "EUR"))
                .expect(201)
                .text("id");
        new Books(books.person(), books.org(), pot)
                .imported("!Type:Bank\nD1/28/2026\nT2.00\nPGot %s\n^\n".formatted(transaction), Map.of());
        String other = spentAt(books, "Got " + transaction).getFirst();
        return books.person()
                .post(books.path("/transfers"), Map.of("transactions", List.of(transaction, other)))
                .expect(201)
                .text("id");
    }

    private List<String> offered() {
        return items("/suggestions?minConfidence=0")
                .map(one -> one.path("transactionId").asString())
                .toList();
    }

    private List<JsonNode> offeredFor(String transaction) {
        return items("/transactions/" + transaction + "/suggestions").toList();
    }

    private Stream<JsonNode> items(String path) {
        return books.person()
                .get(books.path(path))
                .expect(200)
                .json()
                .path("items")
                .valueStream();
    }
}
