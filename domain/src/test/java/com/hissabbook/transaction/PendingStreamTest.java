package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.transaction.Importing.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever files a stream of pendings and bookings is cut into, in whatever order they come, and whichever are undone: what is open, booked and
 * dropped in the end is what really is, and the ledger holds the bookings. Every account is a case of its own.
 */
class PendingStreamTest extends DomainTest {

    private static final int ACCOUNTS = 60;
    private static final int FILES = 4;

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void endsInTheTrueStatesInAnyOrder(int seed) {
        TenantId tenant = organisation();
        in(tenant, () -> {
            play(new Random(seed), seed % 2 == 0);
            return tenant;
        });
    }

    private void play(Random random, boolean ids) {
        Map<String, PendingStream> streams = new LinkedHashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            streams.put("DE" + i, new PendingStream("DE" + i, random, ids));
            open("DE" + i);
        }
        List<List<Statement>> files = new ArrayList<>();
        List<Statement> whole =
                streams.values().stream().map(PendingStream::whole).toList();
        files.add(whole);
        for (int file = 0; file < FILES; file++) {
            files.add(streams.values().stream().map(PendingStream::cut).toList());
        }
        Collections.shuffle(files, random);
        Map<List<Statement>, ImportId> imported = new LinkedHashMap<>();
        files.forEach(file ->
                imported.put(file, importing.imported(Optional.empty(), file).id()));
        holds(streams, files);

        List<Statement> other =
                files.stream().filter(file -> file != whole).findAny().orElseThrow();
        importing.undo(Objects.requireNonNull(imported.get(other)));
        holds(streams, files.stream().filter(file -> file != other).toList());
        importing.redo(Objects.requireNonNull(imported.get(other)));
        holds(streams, files);
        importing.imported(Optional.empty(), other);
        holds(streams, files);
    }

    private void holds(Map<String, PendingStream> streams, List<List<Statement>> standing) {
        List<String> expected = streams.values().stream()
                .flatMap(stream -> stream
                        .states(standing.stream()
                                .flatMap(List::stream)
                                .filter(one -> one.account().equals(Optional.of(stream.number())))
                                .toList())
                        .stream())
                .toList();
        assertThat(states()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(balance())
                .isEqualTo(streams.values().stream()
                        .mapToLong(PendingStream::booked)
                        .sum());
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

    private List<String> states() {
        return Objects.requireNonNull(
                transaction.execute(status -> jdbc.sql("""
                        select a.account_number || ' ' || p.state || ' ' || p.day || ' ' || p.amount || ' ' || upper(s.description)
                        from transaction.pending p
                        join banking.money_account a using (money_account_id)
                        join banking.staged_line s on s.import_id = p.last_import_id and s.line_no = p.last_line_no
                        where p.state <> 'WITHDRAWN'""").query(String.class).list()));
    }

    private long balance() {
        return Objects.requireNonNull(
                transaction.execute(status -> jdbc.sql("""
                        select sum(p.amount)::bigint from ledger.posting p
                        join banking.money_account a on a.money_account_id = p.account_id""").query(Long.class).single()));
    }
}
