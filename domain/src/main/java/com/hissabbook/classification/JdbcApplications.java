package com.hissabbook.classification;

import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Application.Cause;
import com.hissabbook.classification.Application.State;
import com.hissabbook.classification.Application.Status;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Applications} in SQL; what people edit (rules, accounts, choices) goes through {@link MergingAccounts}. */
@Component
@Transactional
class JdbcApplications implements Applications {

    /** The process that the outbox note of an application asks for. */
    private static final String PROCESS = "apply-rules";

    private final JdbcClient jdbc;
    private final PlanningRules planning;
    private final MergingAccounts merging;
    private final ApplicationRows rows;
    private final ApplicationLines lines;
    private final PendingProcesses pendingProcesses;
    private final ApplicationEventPublisher events;

    JdbcApplications(
            JdbcClient jdbc,
            PlanningRules planning,
            MergingAccounts merging,
            ApplicationRows rows,
            ApplicationLines lines,
            PendingProcesses pendingProcesses,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.planning = planning;
        this.merging = merging;
        this.rows = rows;
        this.lines = lines;
        this.pendingProcesses = pendingProcesses;
        this.events = events;
    }

    @Override
    public UUID plan(ApplyRules wish, UserId by, String correlationId) {
        return planning.plan(wish, by, correlationId);
    }

    @Override
    public UUID plan(MergeAccounts wish, UserId by, String correlationId) {
        merging.prepare(wish);
        UUID id = rows.insert(wish, by, correlationId);
        merging.leadSplits(id, wish);
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Merge> merges() {
        return rows.merges();
    }

    @Override
    public void add(UUID id, List<Standing> standing) {
        lines.add(id, standing);
    }

    @Override
    public void setApart(UUID id, Status status, List<Integer> apart) {
        lines.setApart(id, status, apart);
    }

    @Override
    public void countOn(UUID id, List<Counted> days) {
        lines.countOn(id, days);
    }

    @Override
    public String hash(UUID id) {
        return jdbc.sql(ApplicationSql.HASH).param(id).query(String.class).single();
    }

    @Override
    public Application begin(UUID id) {
        move(id, Set.of(State.PLANNED), State.RUNNING);
        jdbc.sql("update classification.application set plan_hash = ? where application_id = ?")
                .params(hash(id), id)
                .update();
        Application begun = find(id);
        tell("requested", begun, Map.of("lines", Integer.toString(begun.lines())));
        return begun;
    }

    @Override
    @Transactional(readOnly = true)
    public Application find(UUID id) {
        return rows.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public ApplicationOutcome outcome(UUID id) {
        return rows.outcome(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Application> latest() {
        return rows.latest();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LineRange> remaining(UUID id) {
        return jdbc.sql("""
                        select case state when 'RUNNING' then through else undone_through end,
                            case state when 'RUNNING' then lines else through end
                        from classification.application
                        where application_id = ? and (state = 'RUNNING' and not cancelled and through < lines
                            or state = 'UNDOING' and undone_through < through)""")
                .param(id)
                .query((row, n) -> new LineRange(row.getInt(1), row.getInt(2)))
                .optional();
    }

    @Override
    public void leaveChosen(UUID id, LineRange range) {
        if (find(id).cause() == Cause.RULES) {
            over(ApplicationSql.LEAVE_CHOSEN, id, range).update();
        }
    }

    @Override
    public void carriedOut(UUID id, LineRange range) {
        Application one = find(id);
        over(ApplicationSql.ASSIGN, id, range).update();
        over(ApplicationSql.ASSIGN_SPLITS, id, range).update();
        one.into()
                .ifPresent(into -> merging.follow(
                        over(ApplicationSql.CHOICES, id, range)
                                .query((row, n) -> row.getObject(1, UUID.class))
                                .list(),
                        one.merged().orElseThrow(),
                        into));
        over(ApplicationSql.CHOOSE_SUCCESSORS, id, range).update();
        int posted = over(ApplicationSql.POSTED, id, range).update();
        advance("through", State.RUNNING, id, range);
        tell("posted", one, facts(range, posted));
    }

    @Override
    public void keepChosen(UUID id, LineRange range) {
        over(ApplicationSql.KEEP_CHOSEN, id, range).update();
        over(ApplicationSql.KEEP_LIFTED, id, range).update();
        over(ApplicationSql.KEEP_MOVED_ON, id, range).update();
    }

    @Override
    public void takenBack(UUID id, LineRange range) {
        Application one = find(id);
        over(ApplicationSql.ASSIGN_BACK, id, range).update();
        over(ApplicationSql.CHOOSE_FORMER, id, range).update();
        one.into()
                .ifPresent(into -> merging.follow(
                        over(ApplicationSql.CHOICES_FOLLOWED, id, range)
                                .query((row, n) -> row.getObject(1, UUID.class))
                                .list(),
                        into,
                        one.merged().orElseThrow()));
        int reversed = over(ApplicationSql.REVERSED, id, range).update();
        advance("undone_through", State.UNDOING, id, range);
        tell("reversed", one, facts(range, reversed));
    }

    private JdbcClient.StatementSpec over(String sql, UUID id, LineRange range) {
        return jdbc.sql(sql).param("id", id).param("after", range.after()).param("through", range.through());
    }

    private static Map<String, String> facts(LineRange range, int transactions) {
        return Map.of(
                "after", Integer.toString(range.after()),
                "through", Integer.toString(range.through()),
                "transactions", Integer.toString(transactions));
    }

    private void advance(String column, State during, UUID id, LineRange range) {
        int moved = jdbc.sql("update classification.application set " + column + " = ? where application_id = ? and "
                        + column + " = ? and state = ?")
                .params(range.through(), id, range.after(), during.name())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("application " + id + " has moved on behind line " + range.after());
        }
    }

    @Override
    public Application settle(UUID id) {
        Application before = find(id);
        jdbc.sql("""
                        update classification.application set finished_at = now(), state = case
                            when state = 'UNDOING' then 'UNDONE' when through < lines then 'CANCELLED' else 'COMPLETED' end
                        where application_id = ? and (state = 'RUNNING' and (cancelled or through = lines)
                            or state = 'UNDOING' and undone_through = through)""").param(id).update();
        Application after = find(id);
        // Under way to be undone: this settled it before, and its answer was lost; the undo is carried out by a
        // workflow of its own.
        if (after.state() == State.RUNNING) {
            throw new IllegalStateException("application " + id + " has not looked at every line");
        }
        if (after.state() != before.state()) {
            pendingProcesses.ended(PROCESS, id);
            if (after.state() == State.UNDONE) {
                // Merged once more for what came late, it stays archived until that is undone as well.
                after.merged()
                        .filter(account -> rows.merges().stream()
                                .noneMatch(merge -> merge.account().equals(account)))
                        .ifPresent(merging::backIntoUse);
            }
            tell(after.state().name().toLowerCase(java.util.Locale.ROOT), after, Map.of());
        }
        return after;
    }

    @Override
    public Application cancel(UUID id) {
        int moved =
                jdbc.sql("""
                        update classification.application set cancelled = true
                        where application_id = ? and tenant_id = ? and state = 'RUNNING'""").params(id, TenantScope.requireTenant().value()).update();
        Application one = find(id);
        if (moved == 0) {
            throw Refused.conflict(
                    "not-running",
                    "The application is " + one.state()
                            + ": only a running one can be stopped. Undo takes back what it posted.");
        }
        tell("stopped", one, Map.of());
        return one;
    }

    @Override
    public Application undo(UUID id, UserId by) {
        find(id);
        move(id, Set.of(State.COMPLETED, State.CANCELLED), State.UNDOING);
        jdbc.sql("update classification.application set finished_at = null where application_id = ?")
                .param(id)
                .update();
        Application one = find(id);
        tell("undo-requested", one, Map.of("by", by.toString()));
        return one;
    }

    private void move(UUID id, Set<State> from, State to) {
        try {
            int moved = jdbc.sql(
                            "update classification.application set state = ? where application_id = ? and state = any(?)")
                    .params(to.name(), id, from.stream().map(State::name).toArray(String[]::new))
                    .update();
            if (moved == 0) {
                throw Refused.conflict(
                        "not-completed",
                        "The application is " + find(id).state()
                                + ": only one that is completed or was stopped can be undone.");
            }
        } catch (DuplicateKeyException another) {
            throw Refused.conflict(
                    "application-running",
                    "Another application of rules or merge of accounts is running in this organisation. Wait until it has ended, or"
                            + " cancel it.");
        }
        pendingProcesses.note(PROCESS, id);
    }

    private void tell(String what, Application one, Map<String, String> facts) {
        events.publishEvent(ApplicationMoved.of(what, one.id(), facts));
    }
}
