package com.hissabbook.ledger;

import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Application.Status;
import com.hissabbook.classification.Applications;
import com.hissabbook.classification.Applications.Counted;
import com.hissabbook.classification.Applications.Standing;
import com.hissabbook.classification.ApplyRules;
import com.hissabbook.classification.MergeAccounts;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Reclassifying}: {@link Applications} plans and keeps the progress, the books say what can move, and move it. */
@Component
class BookingApplications implements Reclassifying {

    private static final int LINES_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final JdbcJournal journal;
    private final Applications applications;
    private final TransactionTemplate transactions;

    BookingApplications(
            JdbcClient jdbc,
            SetWise setWise,
            JdbcJournal journal,
            Applications applications,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.journal = journal;
        this.applications = applications;
        this.transactions = transactions;
    }

    @Override
    public Plan dryRun(Reclassification wish, UserId by) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return planOf(plan(wish, by, "dry-run"));
        });
    }

    private Plan planOf(UUID id) {
        return new Plan(applications.find(id), applications.outcome(id), applications.hash(id));
    }

    @Override
    public Start start(Reclassification wish, Optional<String> planHash, UserId by, String correlationId) {
        return transactions.execute(status -> {
            // No match is made or suspended between this plan and the account's being archived.
            journal.holdOffHands();
            UUID id = plan(wish, by, correlationId);
            if (planHash.filter(agreed -> !agreed.equals(applications.hash(id))).isPresent()) {
                status.setRollbackOnly();
                return new Start.Changed(planOf(id));
            }
            return new Start.Begun(applications.begin(id));
        });
    }

    private UUID plan(Reclassification wish, UserId by, String correlationId) {
        UUID id =
                switch (wish) {
                    case ApplyRules rules -> applications.plan(rules, by, correlationId);
                    case MergeAccounts merge -> planned(merge, by, correlationId);
                };
        int lines = applications.find(id).lines();
        for (int after = 0; after < lines; after += LINES_AT_ONCE) {
            LineRange range = new LineRange(after, Math.min(after + LINES_AT_ONCE, lines));
            setApart(id, range, Status.LOCKED, Status.ELSEWHERE);
            tellDays(id, range);
        }
        return id;
    }

    private UUID planned(MergeAccounts merge, UserId by, String correlationId) {
        UUID id = applications.plan(merge, by, correlationId);
        List<Standing> some = new ArrayList<>();
        jdbc.sql(ReclassifyingSql.ON_ACCOUNT)
                .param("tenant", TenantScope.requireTenant().value())
                .param("account", merge.account())
                .param("from", merge.fromDay().orElse(null))
                .withFetchSize(LINES_AT_ONCE)
                .query(row -> {
                    some.add(new Standing(
                            row.getObject("transaction_id", UUID.class),
                            row.getObject("day", LocalDate.class),
                            new Money(row.getLong("amount"), new CurrencyCode(row.getString("currency")))));
                    if (some.size() == LINES_AT_ONCE) {
                        applications.add(id, some);
                        some.clear();
                    }
                });
        applications.add(id, some);
        return id;
    }

    private record Unmovable(int line, boolean locked) {}

    private void setApart(UUID id, LineRange range, Status locked, Status elsewhere) {
        setWise.probeByKey();
        Map<Boolean, List<Integer>> lines = over(ReclassifyingSql.NOT_MOVABLE, id, range)
                .query((row, n) -> new Unmovable(row.getInt("line_no"), row.getBoolean("locked")))
                .stream()
                .collect(Collectors.groupingBy(
                        Unmovable::locked, Collectors.mapping(Unmovable::line, Collectors.toList())));
        applications.setApart(id, locked, lines.getOrDefault(true, List.of()));
        applications.setApart(id, elsewhere, lines.getOrDefault(false, List.of()));
    }

    private void tellDays(UUID id, LineRange range) {
        applications.countOn(
                id,
                over(ReclassifyingSql.OTHER_DAYS, id, range)
                        .query((row, n) ->
                                new Counted(row.getInt("line_no"), row.getObject("entry_date", LocalDate.class)))
                        .list());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOut(UUID id, LineRange range) {
        journal.holdOffHands();
        setWise.probeByKey();
        applications.leaveChosen(id, range);
        setApart(id, range, Status.LOCKED, Status.SKIPPED);
        tellDays(id, range);
        over(ReclassifyingSql.MOVE, id, range).update();
        applications.carriedOut(id, range);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(UUID id, LineRange range) {
        journal.holdOffHands();
        setWise.probeByKey();
        applications.keepChosen(id, range);
        applications.setApart(
                id,
                Status.KEPT,
                over(ReclassifyingSql.NOT_REVERSIBLE, id, range)
                        .query((row, n) -> row.getInt(1))
                        .list());
        over(ReclassifyingSql.TAKE_BACK, id, range).update();
        applications.takenBack(id, range);
    }

    private JdbcClient.StatementSpec over(String sql, UUID id, LineRange range) {
        return jdbc.sql(sql).param("id", id).param("after", range.after()).param("through", range.through());
    }
}
