package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** An organisation with three money accounts, and the moves that tests of transfers make. */
public record TransferBooks(Books giro, Books savings, Books card) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A proposal between two new accounts of that organisation. */
    public static String proposed(Books org) {
        TransferBooks books = new TransferBooks(ledger(org, "Deposit"), ledger(org, "Reserve"), org);
        told(books.giro, "1/15/2026 -4321.00 Laid by");
        told(books.savings, "1/15/2026 4321.00 Got");
        return books.only("PROPOSED");
    }

    static TransferBooks of(ApiClient person) {
        Books giro = Books.of(person, "EUR");
        return new TransferBooks(giro, ledger(giro, "Savings pot"), ledger(giro, "Blue card"));
    }

    static Books ledger(Books books, String name) {
        String id = books.person()
                .post(books.path("/ledgers"), Map.of("name", name, "kind", "BANK", "currency", "EUR"))
                .expect(201)
                .text("id");
        return new Books(books.person(), books.org(), id);
    }

    /** Imports lines such as {@code 1/15/2026 -100.00 To savings} and gives the import's id. */
    static String told(Books ledger, String... lines) {
        var file = new StringBuilder("!Type:Bank\n");
        for (String line : lines) {
            String[] part = line.split(" ", 3);
            file.append("D%s\nT%s\nP%s\n^\n".formatted(part[0], part[1], part[2]));
        }
        Answer imported = ledger.imported(file.toString(), Map.of());
        assertThat(imported.text("state")).as(imported.response().body()).isEqualTo("COMPLETED");
        return imported.text("id");
    }

    ApiClient person() {
        return giro.person();
    }

    String path(String rest) {
        return giro.path("/transfers" + rest);
    }

    List<JsonNode> listed(String state) {
        return person().get(path("?state=" + state))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** The only one in that state. */
    String only(String state) {
        List<JsonNode> listed = listed(state);
        assertThat(listed).hasSize(1);
        return listed.getFirst().path("id").asString();
    }

    Answer move(String id, String what) {
        return person().post(path("/" + id + "/" + what), Map.of());
    }

    Answer match(Map<String, ?> wish) {
        return person().post(path(""), wish);
    }

    String transaction(String words) {
        List<String> ids = person().get(giro.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.toString().contains(words))
                .map(one -> one.path("id").asString())
                .toList();
        assertThat(ids).as(words).hasSize(1);
        return ids.getFirst();
    }

    String account(String code) {
        return person().get(giro.path("/accounts"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    Answer choose(String transaction, String code) {
        String path = giro.path("/transactions/" + transaction + "/classification");
        return person().with("If-Match", person().get(path).expect(200).header("ETag"))
                .put(path, Map.of("accountId", account(code)));
    }

    /** What the accounts of income, expense and clearing stand at, zeros left out. */
    Map<String, String> balances() {
        var sums = new TreeMap<String, String>();
        for (JsonNode row : person().get(giro.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")) {
            String balance = row.at("/balance/amount").asString();
            String code = row.at("/account/code").asString();
            if (!balance.equals("0.00") && (code.equals("1090") || code.compareTo("4000") >= 0)) {
                sums.put(code, balance);
            }
        }
        return sums;
    }

    Answer settings(Map<String, ?> wish) {
        String tag = person().get(path("/settings")).expect(200).header("ETag");
        return person().with("If-Match", tag).put(path("/settings"), wish);
    }

    String merge(String code, String into) {
        return merge(code, Map.of("into", account(into)));
    }

    String merge(String code, Map<String, ?> wish) {
        String id = person().post(giro.path("/accounts/" + account(code) + "/merge"), wish)
                .expect(202)
                .text("id");
        assertThat(ended(id).text("state")).isEqualTo("COMPLETED");
        return id;
    }

    Answer undoMerge(String id) {
        person().post(giro.path("/rules/applications/" + id + "/undo"), Map.of())
                .expect(202);
        Answer undone = ended(id);
        assertThat(undone.text("state")).isEqualTo("UNDONE");
        return undone;
    }

    private Answer ended(String id) {
        String path = giro.path("/rules/applications/" + id);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (Set.of("RUNNING", "UNDOING")
                .contains(person().get(path).expect(200).text("state"))) {
            assertThat(System.nanoTime()).as("still merging").isLessThan(until);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return person().get(path).expect(200);
    }

    Answer undo(Books ledger, String id) {
        person().post(giro.path("/imports/" + id + "/undo"), Map.of()).expect(202);
        return ledger.settled(id);
    }

    Answer redo(Books ledger, String id) {
        person().post(giro.path("/imports/" + id + "/redo"), Map.of()).expect(202);
        return ledger.settled(id);
    }
}
