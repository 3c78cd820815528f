package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.DecidingLines;
import com.hissabbook.ledger.Journal;
import com.hissabbook.transaction.Importing.Statement;
import com.hissabbook.transaction.TrueStream.Cut;
import com.hissabbook.transaction.TrueStream.Event;
import com.hissabbook.transaction.TrueStream.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever really happened on an account is cut into files in any way that banks and people do it, imported in any order, again, undone, brought back: the
 * books always hold what the standing files tell, each happening once. Every account is a case of its own; a file holds {@value #ACCOUNTS} of them.
 */
class TrueStreamTest extends DomainTest {

    private static final int ACCOUNTS = 250;
    private static final int FILES = 4;
    private static final int CASES = 10_000;

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private DecidingLines deciding;

    @Autowired
    private Planning planning;

    @Autowired
    private Journal journal;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, CASES / ACCOUNTS);
    }

    /** A file that was imported: the happening that each of its lines tells. */
    private record Imported(ImportId id, List<Event> events) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksHoldWhatTheStandingFilesTell(int seed) {
        TenantId tenant = organisation();
        in(tenant, () -> {
            play(new Random(seed), Ids.values()[seed % Ids.values().length]);
            return tenant;
        });
    }

    /** Without the bank's ids nobody can tell which of two equal lines an older file told: there the last import is undone. */
    private void play(Random random, Ids ids) {
        Map<String, TrueStream> accounts = new LinkedHashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.put("DE" + i, new TrueStream("DE" + i, random, ids));
            open("DE" + i);
        }
        List<Imported> standing = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            standing.add(imported(accounts.values(), standing));
            if (random.nextInt(3) == 0) {
                Imported undone =
                        standing.remove(ids == Ids.ALL ? random.nextInt(standing.size()) : standing.size() - 1);
                importing.undo(undone.id());
                if (random.nextBoolean()) {
                    importing.redo(undone.id());
                    standing.add(undone);
                }
            }
        }
        Set<Event> told = told(standing);
        assertThat(booked())
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(Event::fact).toList());
        assertThat(journal.rollupDifferences()).isEmpty();
    }

    private static Set<Event> told(Collection<Imported> standing) {
        Set<Event> told = new HashSet<>();
        standing.forEach(one -> told.addAll(one.events()));
        return told;
    }

    private Imported imported(Collection<TrueStream> accounts, List<Imported> standing) {
        List<Event> events = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (TrueStream account : accounts) {
            Cut cut = account.cut();
            if (!cut.events().isEmpty()) {
                events.addAll(cut.events());
                statements.add(new Statement(Optional.of(account.number()), cut.told()));
            }
        }
        Import done = importing.imported(Optional.empty(), statements);
        answer(done.id(), events, told(standing));
        return new Imported(done.id(), events);
    }

    /** The person knows what happened: which of the lines that are asked about are new, and how many, one identical line being as good as another. */
    private void answer(ImportId id, List<Event> events, Set<Event> before) {
        Map<String, Integer> missing = new HashMap<>();
        new HashSet<>(events)
                .stream()
                        .filter(event -> !before.contains(event))
                        .forEach(event -> missing.merge(event.fact(), 1, Integer::sum));
        List<Integer> fresh = new ArrayList<>();
        List<Integer> same = new ArrayList<>();
        planning.plannedLines(id, Optional.of(Decision.NEW), 0, events.size())
                .forEach(line -> missing.merge(events.get(line.lineNo() - 1).fact(), -1, Integer::sum));
        List<PlannedLine> asked =
                new ArrayList<>(planning.plannedLines(id, Optional.of(Decision.CONFLICT), 0, events.size()));
        asked.sort(Comparator.comparing(line -> before.contains(events.get(line.lineNo() - 1))));
        for (PlannedLine line : asked) {
            Event event = events.get(line.lineNo() - 1);
            boolean isNew = missing.merge(event.fact(), -1, Integer::sum) >= 0;
            (isNew ? fresh : same).add(line.lineNo());
        }
        assertThat(missing.values()).as("nothing is dropped unasked").allMatch(left -> left <= 0);
        if (Stream.concat(events.stream(), before.stream())
                .allMatch(event -> event.told().bankId().isPresent())) {
            assertThat(fresh.size() + same.size())
                    .as("asked, though all have ids")
                    .isZero();
        }
        decide(id, fresh, Verdict.NEW);
        decide(id, same, Verdict.DUPLICATE);
    }

    private void decide(ImportId id, List<Integer> lines, Verdict verdict) {
        if (!lines.isEmpty()) {
            deciding.decide(new DecideLines(id, lines, verdict, Map.of(), "known", new UserId(UUID.randomUUID())));
        }
    }

    private void open(String number) {
        moneyAccounts.open(new OpenMoneyAccount(
                number,
                MoneyAccount.Kind.BANK,
                new CurrencyCode("EUR"),
                Optional.empty(),
                Optional.of(number),
                Optional.empty()));
    }

    /** What the ledger holds: of each entry that stands the day and amount on the money account. */
    private List<String> booked() {
        return transaction.execute(status -> jdbc.sql("""
                        select a.account_number || ' ' || t.booked || ' ' || t.amount || ' ' || upper(t.description)
                        from transaction.transaction t
                        join banking.money_account a using (money_account_id)
                        where not exists (select from transaction.withdrawal w where w.transaction_id = t.transaction_id)
                          and t.amount = (
                            select sum(p.amount) from ledger.entry e join ledger.posting p using (entry_id)
                            where (e.entry_id = t.transaction_id or e.transaction_id = t.transaction_id)
                              and p.account_id = t.money_account_id)""").query(String.class).list());
    }
}
