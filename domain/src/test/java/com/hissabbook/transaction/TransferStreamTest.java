package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.Books;
import com.hissabbook.DomainTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.Journal;
import com.hissabbook.ledger.ManualTransactions;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.ledger.TransferState;
import com.hissabbook.ledger.Transfers;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Lines of three accounts, many of which could be transfers, and people who accept, un-match, dismiss, choose accounts, undo imports and bring
 * them back in any order: after each move the books hold what {@link TransferModel} says, and un-matched they are as if never matched.
 */
class TransferStreamTest extends DomainTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final int FILES = 8;
    private static final int LINES = 5;
    private static final int MOVES = 60;

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private ChartOfAccounts chart;

    @Autowired
    private ManualTransactions manual;

    @Autowired
    private Classifications classifications;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Journal journal;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksHoldWhatTheMatchesSay(int seed) {
        TenantId tenant = organisation();
        in(tenant, () -> {
            play(new Random(seed));
            return tenant;
        });
    }

    private void play(Random random) {
        var model = new TransferModel();
        List<ImportId> imports = imported(random, model);
        transfers.list(Optional.empty(), Optional.empty(), 500).forEach(model::proposed);
        assertThat(model.transfers()).isNotEmpty();

        assertThat(balances()).isEqualTo(model.balances());
        for (int move = 0; move < MOVES; move++) {
            String moved = move(random, model, imports);
            assertThat(balances()).as("%s as move %s", moved, move).isEqualTo(model.balances());
            assertThat(states()).as("%s as move %s", moved, move).isEqualTo(model.states());
        }
        imports.stream().filter(id -> !model.stands(id)).forEach(id -> redo(model, id));
        model.matched().forEach(id -> {
            assertThat(transfers.unmatch(id).state()).isEqualTo(TransferState.DISMISSED);
            model.unmatch(id);
        });
        assertThat(balances()).isEqualTo(model.unmatchedBalances());
        assertThat(journal.rollupDifferences()).isEmpty();
    }

    private List<ImportId> imported(Random random, TransferModel model) {
        var books = new Books(chart, manual);
        List<UUID> ledgers =
                IntStream.range(0, 3).mapToObj(n -> open("Account " + n)).toList();
        List<ImportId> imports = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            List<Told> lines = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                long cents = 100L * (1 + random.nextInt(4)) * (random.nextBoolean() ? 1 : -1);
                lines.add(Told.of(FIRST.plusDays(random.nextInt(12)), cents, "Line " + file + " " + line));
            }
            ImportId id = importing
                    .imported(ledgers.get(file % ledgers.size()), lines)
                    .id();
            imports.add(id);
            transaction.executeWithoutResult(status -> jdbc.sql(
                            "select transaction_id, amount from transaction.transaction where import_id = ?")
                    .param(id.value())
                    .query(row -> {
                        long amount = row.getLong("amount");
                        UUID account = books.account(amount < 0 ? "6900" : "4900");
                        model.booked(row.getObject("transaction_id", UUID.class), id, amount, account);
                    }));
        }
        return imports;
    }

    private UUID open(String name) {
        return moneyAccounts
                .open(new OpenMoneyAccount(
                        name,
                        MoneyAccount.Kind.BANK,
                        new CurrencyCode("EUR"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .id();
    }

    private String move(Random random, TransferModel model, List<ImportId> imports) {
        UUID transfer = any(random, model.transfers());
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> accept(model, transfer);
            case 3 -> unmatch(model, transfer);
            case 4 -> dismiss(model, transfer);
            case 5 -> choose(random, model);
            default -> {
                ImportId id = any(random, imports);
                if (model.stands(id)) {
                    importing.undo(id);
                    model.undo(id);
                    return "undo";
                }
                redo(model, id);
            }
        }
        return "transfer " + transfer;
    }

    private void redo(TransferModel model, ImportId id) {
        importing.redo(id);
        model.redo(id);
    }

    private void accept(TransferModel model, UUID id) {
        if (model.canAccept(id)) {
            assertThat(transfers.accept(id).state()).isEqualTo(TransferState.MATCHED);
            model.accept(id);
        } else if (model.state(id) != TransferState.MATCHED) {
            assertThatThrownBy(() -> transfers.accept(id)).isInstanceOf(Refused.class);
        }
    }

    private void unmatch(TransferModel model, UUID id) {
        if (model.state(id) == TransferState.MATCHED || model.state(id) == TransferState.SUSPENDED) {
            transfers.unmatch(id);
            model.unmatch(id);
        } else {
            assertThatThrownBy(() -> transfers.unmatch(id)).isInstanceOf(Refused.class);
        }
    }

    private void dismiss(TransferModel model, UUID id) {
        if (model.state(id) == TransferState.PROPOSED) {
            transfers.dismiss(id);
            model.unmatch(id);
        }
    }

    /** The clearing account is a choice as well: then a match has nothing to move. */
    private void choose(Random random, TransferModel model) {
        UUID one = any(random, model.transactions());
        UUID account = new Books(chart, manual).account(any(random, List.of("6000", "4000", "1090")));
        var wish = WriteOverride.to(account);
        long version = classifications.of(one).version();
        if (model.canChoose(one)) {
            classifications.override(one, version, wish);
            model.choose(one, account);
        } else if (!model.stands(one, account)) {
            assertThatThrownBy(() -> classifications.override(one, version, wish))
                    .isInstanceOf(Refused.class);
        }
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Map<UUID, TransferState> states() {
        Map<UUID, TransferState> states = new HashMap<>();
        transaction.executeWithoutResult(status -> jdbc.sql("select transfer_id, state from ledger.transfer")
                .query(row -> {
                    states.put(row.getObject("transfer_id", UUID.class), TransferState.valueOf(row.getString("state")));
                }));
        return states;
    }

    /** Of all accounts but the money accounts, in cents, zeros left out. */
    private Map<UUID, Long> balances() {
        Map<UUID, Long> balances = new TreeMap<>();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        select b.account_id, sum(b.debit - b.credit) as net from ledger.daily_balance b
                        join classification.account a using (account_id)
                        where a.role is distinct from 'MONEY' group by b.account_id having sum(b.debit - b.credit) <> 0""").query(row -> {
            balances.put(row.getObject("account_id", UUID.class), row.getLong("net"));
        }));
        return balances;
    }

    /** What {@link TransferModel} is told of a proposal. */
    static List<UUID> legs(Transfer transfer) {
        return transfer.legs().stream().map(Transfer.Leg::transactionId).toList();
    }
}
