package com.hissabbook.ledger;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link FollowingTransfers} by {@link TransferSearchSql} and {@link Matching}. */
@Component
class ProposingTransfers implements FollowingTransfers {

    private static final int LINES_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final MoneyAccounts accounts;
    private final Matching matching;
    private final StoredTransferSettings settings;
    private final TransactionTemplate transactions;

    ProposingTransfers(
            JdbcClient jdbc,
            SetWise setWise,
            MoneyAccounts accounts,
            Matching matching,
            StoredTransferSettings settings,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.accounts = accounts;
        this.matching = matching;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public int propose(ImportId id) {
        List<MoneyAccount> own = accounts.list();
        if (own.size() < 2) {
            return 0;
        }
        TransferSettings wanted = settings.read().settings();
        List<LineRange> ranges = ranges(id);
        int found = 0;
        for (LineRange range : ranges) {
            found += inTransaction(() -> proposed(id, range, own, wanted.windowDays()));
        }
        if (wanted.automaticFrom().isPresent()) {
            // Not before all are proposed: the next range may hold another that fits.
            int least = wanted.automaticFrom().getAsInt();
            ranges.forEach(range -> inTransaction(() -> matched(id, range, least)));
        }
        return found;
    }

    private int inTransaction(Supplier<Integer> work) {
        Integer done = transactions.execute(status -> work.get());
        return done == null ? 0 : done;
    }

    private List<LineRange> ranges(ImportId id) {
        int last = inTransaction(() -> lastLine(id));
        List<LineRange> ranges = new ArrayList<>();
        for (int after = 0; after < last; after += LINES_AT_ONCE) {
            ranges.add(new LineRange(after, Math.min(after + LINES_AT_ONCE, last)));
        }
        return ranges;
    }

    private int lastLine(ImportId id) {
        return jdbc.sql("select coalesce(max(line_no), 0) from transaction.published_planned_line where import_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private int proposed(ImportId id, LineRange range, List<MoneyAccount> own, int days) {
        matching.holdOffOthers();
        int legs = among(TransferSearchSql.PROPOSE_FOR_IMPORT, own, days)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .update();
        announced(id.value(), legs / 2);
        return legs / 2;
    }

    private void announced(UUID subject, int proposals) {
        if (proposals > 0) {
            matching.announce("proposed", subject, Map.of("proposals", Integer.toString(proposals)));
        }
    }

    /** Those of the days, both included, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int search(LocalDate from, LocalDate to) {
        matching.holdOffOthers();
        int legs = among(
                        TransferSearchSql.PROPOSE_FOR_DAYS,
                        accounts.list(),
                        settings.read().settings().windowDays())
                .param("from", from)
                .param("to", to)
                .update();
        announced(TenantScope.requireTenant().value(), legs / 2);
        return legs / 2;
    }

    private StatementSpec among(String sql, List<MoneyAccount> own, int days) {
        return jdbc.sql(sql)
                .param("tenant", TenantScope.requireTenant().value())
                .param("days", days)
                .param("accounts", own.stream().map(MoneyAccount::id).toArray(UUID[]::new))
                .param("currencies", texts(own, one -> one.currency().code()))
                .param("names", texts(own, one -> one.name().toLowerCase(Locale.ROOT)))
                .param(
                        "numbers",
                        texts(own, one -> one.accountNumber().orElse("").toLowerCase(Locale.ROOT)));
    }

    private static String[] texts(List<MoneyAccount> own, Function<MoneyAccount, String> text) {
        return own.stream().map(text).toArray(String[]::new);
    }

    /** A person's choice, a locked day and whatever stands in the way leave a proposal to a person. */
    private int matched(ImportId id, LineRange range, int least) {
        matching.holdOffOthers();
        List<UUID> certain = jdbc.sql(TransferSearchSql.CERTAIN)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .param("least", least)
                .query((row, n) -> row.getObject("transfer_id", UUID.class))
                .list();
        Set<UUID> fit = new HashSet<>(certain);
        matching.judge(certain).stream()
                .filter(leg -> leg.refusal().isPresent() || leg.chosen() || leg.locked())
                .forEach(leg -> fit.remove(leg.transfer()));
        if (!fit.isEmpty()) {
            matching.match(fit);
            fit.forEach(transfer -> matching.decided(transfer, true));
            matching.announce("matched-automatically", id.value(), Map.of("transfers", Integer.toString(fit.size())));
        }
        return fit.size();
    }

    private record Touched(UUID transfer, boolean matched, boolean incomplete) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(UUID cause, ImportId plan, LineRange range) {
        setWise.probeByKey();
        List<Touched> touched = jdbc.sql(MatchingSql.TOUCHED)
                .param("plan", plan.value())
                .param("after", range.after())
                .param("through", range.through())
                .query((row, n) -> new Touched(
                        row.getObject("transfer_id", UUID.class),
                        row.getString("state").equals(TransferState.MATCHED.name()),
                        row.getBoolean("incomplete")))
                .list();
        suspend(cause, ids(touched, true, true));
        resume(cause, ids(touched, false, false));
    }

    private static List<UUID> ids(List<Touched> touched, boolean matched, boolean incomplete) {
        return touched.stream()
                .filter(one -> one.matched() == matched && one.incomplete() == incomplete)
                .map(Touched::transfer)
                .toList();
    }

    private void suspend(UUID cause, List<UUID> transfers) {
        if (!transfers.isEmpty()) {
            matching.holdOffOthers();
            matching.unmatch(transfers, TransferState.SUSPENDED, cause);
            matching.announce("suspended", cause, Map.of("transfers", Integer.toString(transfers.size())));
        }
    }

    /** What a person has moved, voided or matched otherwise since is left to a person. */
    private void resume(UUID cause, List<UUID> transfers) {
        if (!transfers.isEmpty()) {
            matching.holdOffOthers();
            matching.leadFees(transfers);
            Set<UUID> back = backWhereTheyWere(transfers);
            List<UUID> open =
                    transfers.stream().filter(one -> !back.contains(one)).toList();
            matching.match(back);
            matching.move(open, TransferState.PROPOSED);
            matching.announce(
                    "resumed",
                    cause,
                    Map.of("matched", Integer.toString(back.size()), "proposed", Integer.toString(open.size())));
        }
    }

    /** Two that were matched one after the other may share a transaction: it returns to the one that had it last. */
    private Set<UUID> backWhereTheyWere(List<UUID> latestFirst) {
        Map<UUID, List<Matching.Leg>> legs =
                matching.judge(latestFirst).stream().collect(Collectors.groupingBy(Matching.Leg::transfer));
        Set<UUID> back = new HashSet<>();
        Set<UUID> taken = new HashSet<>();
        Set<UUID> unbookable = matching.withFeeOnArchivedAccount(latestFirst);
        for (UUID transfer : latestFirst) {
            List<Matching.Leg> mine = legs.getOrDefault(transfer, List.of());
            if (!unbookable.contains(transfer)
                    && mine.stream().allMatch(leg -> leg.isBackWhereItWas() && !taken.contains(leg.transaction()))) {
                mine.forEach(leg -> taken.add(leg.transaction()));
                back.add(transfer);
            }
        }
        return back;
    }
}
