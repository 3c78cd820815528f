package com.hissabbook.api;

import static java.util.Map.entry;

import com.hissabbook.ApiClient;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.PendingFile;
import com.hissabbook.api.imports.RejectedFile;
import com.hissabbook.api.imports.ReplayedFile;
import com.hissabbook.api.imports.SampleOfx;
import com.hissabbook.api.transfers.TransferBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One tenant with one of everything, and how each operation that names an organisation is called with it. */
final class TenantRequests {

    private static final String ORG = "/api/v1/orgs/{org}";

    private TenantRequests() {}

    /**
     * How to call one operation so that it would succeed for its owner.
     *
     * @param ids tenant A's ids for the parameters of the path, apart from {@code org}
     * @param body JSON; empty for none
     */
    record Request(Map<String, String> ids, Map<String, ?> body, boolean upload) {

        static Request plain() {
            return new Request(Map.of(), Map.of(), false);
        }

        static Request of(String parameter, String id) {
            return new Request(Map.of(parameter, id), Map.of(), false);
        }

        Request with(Map<String, ?> json) {
            return new Request(ids, json, upload);
        }
    }

    /** Tenant A with one of everything, and how each operation is called with it. The one place to extend. */
    static Map<String, Request> of(ApiClient owner, String org, String newcomer) {
        Map<String, Request> all = new HashMap<>(membersAndOrganisation(owner, org, newcomer));
        all.putAll(ledgersAndProfiles(owner, org));
        all.putAll(chartAndRules(owner, org));
        all.putAll(reclassifications(owner, org));
        all.putAll(imports(owner, org));
        all.putAll(pendings(owner, org));
        all.putAll(transfers(owner, org));
        all.putAll(transactionsAndReports(owner, org));
        all.putAll(namesAndBulkChoices());
        return all;
    }

    private static Map<String, Request> membersAndOrganisation(ApiClient owner, String org, String newcomer) {
        String member = owner.addMember(org, "VIEWER").person().id();
        return Map.ofEntries(
                entry("GET " + ORG, Request.plain()),
                entry("GET " + ORG + "/members", Request.plain()),
                entry("POST " + ORG + "/members", Request.plain().with(Map.of("email", newcomer, "role", "VIEWER"))),
                entry(
                        "PUT " + ORG + "/members/{userId}",
                        Request.of("userId", member).with(Map.of("role", "OWNER"))),
                entry("DELETE " + ORG + "/members/{userId}", Request.of("userId", member)));
    }

    private static Map<String, Request> ledgersAndProfiles(ApiClient owner, String org) {
        Map<String, Object> ledger = Map.of("name", "Giro", "kind", "BANK", "currency", "EUR");
        Map<String, Object> layout = Map.of(
                "encoding", "UTF-8",
                "delimiter", ";",
                "header", true,
                "dateColumn", "Date",
                "dateFormats", List.of("dd.MM.yyyy"),
                "amount", Map.of("signed", Map.of("column", "Amount", "negated", false)),
                "decimalMark", ",");
        Map<String, Object> profile = Map.of("name", "My bank", "layout", layout);
        Request oneLedger = Request.of("id", created(owner, org, "/ledgers", ledger));
        Request oneProfile = Request.of("id", created(owner, org, "/csv-profiles", profile));
        return Map.ofEntries(
                entry("GET " + ORG + "/ledgers", Request.plain()),
                entry("POST " + ORG + "/ledgers", Request.plain().with(ledger)),
                entry("GET " + ORG + "/ledgers/{id}", oneLedger),
                entry("PUT " + ORG + "/ledgers/{id}", oneLedger.with(Map.of("name", "Main"))),
                entry("GET " + ORG + "/csv-profiles", Request.plain()),
                entry("POST " + ORG + "/csv-profiles", Request.plain().with(profile)),
                entry("GET " + ORG + "/csv-profiles/{id}", oneProfile),
                entry("PUT " + ORG + "/csv-profiles/{id}", oneProfile.with(profile)),
                entry("DELETE " + ORG + "/csv-profiles/{id}", oneProfile),
                entry("POST " + ORG + "/csv-profiles/{id}/preview", new Request(oneProfile.ids(), Map.of(), true)));
    }

    private static Map<String, Request> chartAndRules(ApiClient owner, String org) {
        Map<String, Object> account = Map.of("code", "6150", "name", "Helpers", "type", "EXPENSE");
        String accountId = created(owner, org, "/accounts", account);
        Map<String, Object> rule = Map.of("contains", "LANDLORD", "accountId", accountId);
        Request oneAccount = Request.of("id", accountId);
        Request oneRule = Request.of("id", created(owner, org, "/rules", rule));
        return Map.ofEntries(
                entry("GET " + ORG + "/accounts", Request.plain()),
                entry("POST " + ORG + "/accounts", Request.plain().with(account)),
                entry("GET " + ORG + "/accounts/{id}", oneAccount),
                entry("PUT " + ORG + "/accounts/{id}", oneAccount.with(Map.of("name", "Rent", "archived", false))),
                entry("GET " + ORG + "/rules", Request.plain()),
                entry("POST " + ORG + "/rules", Request.plain().with(rule)),
                entry("POST " + ORG + "/rules/back-test", Request.plain().with(Map.of("rules", List.of()))),
                entry("GET " + ORG + "/rules/{id}", oneRule),
                entry("PUT " + ORG + "/rules/{id}", oneRule.with(rule)),
                entry("DELETE " + ORG + "/rules/{id}", oneRule));
    }

    private static Map<String, Request> reclassifications(ApiClient owner, String org) {
        String merged = created(owner, org, "/accounts", Map.of("code", "6170", "name", "Old", "type", "EXPENSE"));
        String into = created(owner, org, "/accounts", Map.of("code", "6180", "name", "New", "type", "EXPENSE"));
        Map<String, Object> wish = Map.of("into", into);
        Request account = Request.of("id", merged).with(wish);
        Request one = Request.of(
                "id",
                owner.post(ORG.replace("{org}", org) + "/accounts/" + merged + "/merge", wish)
                        .expect(202)
                        .text("id"));
        String route = ORG + "/rules/applications";
        return Map.ofEntries(
                entry("POST " + ORG + "/accounts/{id}/merge", account),
                entry("GET " + ORG + "/accounts/templates", Request.plain()),
                entry("POST " + ORG + "/accounts/from-template", Request.plain().with(Map.of("template", "personal"))),
                entry("GET " + route, Request.plain()),
                entry("POST " + route, Request.plain().with(Map.of("dryRun", true))),
                entry("GET " + route + "/{id}", one),
                entry("POST " + route + "/{id}/cancel", one),
                entry("POST " + route + "/{id}/undo", one));
    }

    private static Map<String, Request> imports(ApiClient owner, String org) {
        String ledger = created(owner, org, "/ledgers", Map.of("name", "Savings", "kind", "BANK", "currency", "EUR"));
        String imported = new Books(owner, org, ledger)
                .imported(SampleOfx.statement("EUR", 3, 1), Map.of())
                .text("id");
        Request one = Request.of("id", imported);
        Request rejected = Request.of("id", RejectedFile.imported(new Books(owner, org, ledger)));
        String route = ORG + "/imports";
        Map<String, Request> all = new HashMap<>(replays(new Books(owner, org, ledger), imported));
        all.putAll(Map.ofEntries(
                entry("GET " + route, Request.plain()),
                entry("POST " + route, new Request(Map.of(), Map.of(), true)),
                entry("GET " + route + "/{id}", one),
                entry("GET " + route + "/{id}/identity", one),
                entry("POST " + route + "/{id}/identity", one.with(Map.of("identity", "FACTS"))),
                entry("GET " + route + "/{id}/lines", one),
                entry(
                        "GET " + route + "/{id}/lines/{line}",
                        new Request(Map.of("id", imported, "line", "1"), Map.of(), false)),
                entry("GET " + route + "/{id}/rejects.csv", one),
                entry("GET " + route + "/{id}/rejects", rejected),
                entry("GET " + route + "/{id}/rejects/states", rejected),
                entry(
                        "POST " + route + "/{id}/rejects/give-up",
                        rejected.with(Map.of("lines", List.of(2), "note", "lost"))),
                entry("GET " + route + "/{id}/file", one),
                entry("POST " + route + "/{id}/approve", one.with(Map.of("planHash", "0"))),
                entry(
                        "POST " + route + "/{id}/answers",
                        one.with(Map.of("answers", Map.of("DATE_ORDER", "dd/MM/yyyy")))),
                entry("POST " + route + "/{id}/preview", one.with(Map.of())),
                entry(
                        "POST " + route + "/{id}/decisions",
                        one.with(Map.of("lines", List.of(1), "decision", "SKIP", "reason", "not ours"))),
                entry("POST " + route + "/{id}/cancel", one)));
        all.putAll(proposals(one));
        return all;
    }

    private static Map<String, Request> proposals(Request one) {
        String route = ORG + "/imports/{id}/proposals";
        return Map.of(
                "GET " + route,
                one,
                "GET " + route + "/summary",
                one,
                "POST " + route + "/accept",
                one,
                "POST " + route + "/dismiss",
                one);
    }

    private static Map<String, Request> replays(Books books, String imported) {
        String no = ReplayedFile.replayed(books, imported, Map.of()).text("no");
        String route = ORG + "/imports/{id}";
        Request one = new Request(Map.of("id", imported, "no", no), Map.of(), false);
        return Map.of(
                "POST " + route + "/undo",
                Request.of("id", imported),
                "POST " + route + "/redo",
                Request.of("id", imported),
                "POST " + route + "/replays",
                Request.of("id", imported),
                "GET " + route + "/replays",
                Request.of("id", imported),
                "POST " + route + "/replays/{no}/revert",
                one,
                "POST " + route + "/replays/{no}/apply",
                one.with(Map.of("hash", "x")),
                "GET " + route + "/replays/{no}",
                one,
                "GET " + route + "/replays/{no}/lines",
                one);
    }

    private static Map<String, Request> pendings(ApiClient owner, String org) {
        String ledger = created(owner, org, "/ledgers", Map.of("name", "Card", "kind", "BANK", "currency", "EUR"));
        Request account = Request.of("id", ledger);
        Request one = Request.of("id", PendingFile.told(new Books(owner, org, ledger)));
        return Map.ofEntries(
                entry("GET " + ORG + "/ledgers/{id}/pendings", account),
                entry("GET " + ORG + "/ledgers/{id}/balance", account),
                entry("PUT " + ORG + "/ledgers/{id}/pendings/term", account.with(Map.of("days", 20))),
                entry("GET " + ORG + "/pendings/{id}", one),
                entry(
                        "POST " + ORG + "/pendings/{id}/decisions",
                        one.with(Map.of("decision", "DROPPED", "reason", "cancelled"))));
    }

    private static Map<String, Request> transfers(ApiClient owner, String org) {
        String proposal = TransferBooks.proposed(new Books(owner, org, ""));
        Request one = Request.of("id", proposal);
        String route = ORG + "/transfers";
        return Map.ofEntries(
                entry("GET " + route, Request.plain()),
                entry("POST " + route, Request.plain().with(Map.of("transactions", List.of(proposal, org)))),
                entry("GET " + route + "/in-transit", Request.plain()),
                entry("GET " + route + "/settings", Request.plain()),
                entry("PUT " + route + "/settings", Request.plain().with(Map.of("windowDays", 3))),
                entry(
                        "POST " + route + "/search",
                        Request.plain().with(Map.of("from", "2026-01-01", "to", "2026-01-31"))),
                entry("GET " + route + "/{id}", one),
                entry("POST " + route + "/{id}/accept", one),
                entry("POST " + route + "/{id}/dismiss", one),
                entry("POST " + route + "/{id}/unmatch", one));
    }

    private static Map<String, Request> namesAndBulkChoices() {
        return Map.ofEntries(
                entry(
                        "PUT " + ORG + "/transactions/classification",
                        Request.plain()
                                .with(Map.of("filter", Map.of("q", "nothing at all"), "accountId", UUID.randomUUID()))),
                entry("GET " + ORG + "/counterparties", Request.plain()),
                entry(
                        "PUT " + ORG + "/counterparties/names",
                        Request.plain().with(Map.of("keys", List.of("LANDLORD"), "name", "Landlord"))));
    }

    private static Map<String, Request> transactionsAndReports(ApiClient owner, String org) {
        String account = created(owner, org, "/accounts", Map.of("code", "6160", "name", "Tea", "type", "EXPENSE"));
        Map<String, String> amount = Map.of("amount", "1.00", "currency", "EUR");
        Map<String, Object> wish = Map.of(
                "date",
                "2025-03-14",
                "description",
                "By hand",
                "entries",
                List.of(Map.of("accountId", account, "debit", amount), Map.of("accountId", account, "credit", amount)));
        // The entry that first books a transaction has its id.
        Request transaction = Request.of("id", created(owner, org, "/transactions", wish));
        return Map.ofEntries(
                entry("GET " + ORG + "/transactions", Request.plain()),
                entry("POST " + ORG + "/transactions", Request.plain().with(wish)),
                entry("GET " + ORG + "/transactions/{id}", transaction),
                entry("DELETE " + ORG + "/transactions/{id}", transaction),
                entry("GET " + ORG + "/transactions/{id}/classification", transaction),
                entry(
                        "PUT " + ORG + "/transactions/{id}/classification",
                        transaction.with(Map.of("accountId", account))),
                entry("DELETE " + ORG + "/transactions/{id}/classification", transaction),
                entry("POST " + ORG + "/transactions/{id}/classification/rule", transaction),
                entry("POST " + ORG + "/transactions/{id}/classification/rule/back-test", transaction),
                entry("GET " + ORG + "/transactions/{id}/suggestions", transaction),
                entry("GET " + ORG + "/suggestions", Request.plain()),
                entry("GET " + ORG + "/suggestions/settings", Request.plain()),
                entry("PUT " + ORG + "/suggestions/settings", Request.plain().with(Map.of("automaticFrom", 90))),
                entry("GET " + ORG + "/entries/{id}", transaction),
                entry("POST " + ORG + "/entries/{id}/reversals", transaction),
                entry("GET " + ORG + "/accounts/{id}/postings", Request.of("id", account)),
                entry("GET " + ORG + "/reports/trial-balance", Request.plain()),
                entry("GET " + ORG + "/reports/profit-and-loss", Request.plain()),
                entry("GET " + ORG + "/audit", Request.plain()),
                entry("GET " + ORG + "/audit/verification", Request.plain()));
    }

    private static String created(ApiClient owner, String org, String route, Object body) {
        return owner.post(ORG.replace("{org}", org) + route, body).expect(201).text("id");
    }
}
