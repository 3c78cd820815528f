package com.hissabbook.classification;

import com.hissabbook.classification.Application.Status;
import com.hissabbook.classification.Applications.Counted;
import com.hissabbook.classification.Applications.Standing;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the rows of {@code classification.application_line} what the books say of them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApplicationLines {

    private final JdbcClient jdbc;

    ApplicationLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, List<Standing> standing) {
        jdbc.sql(ApplicationSql.ADD)
                .param("id", id)
                .param(
                        "transactions",
                        standing.stream().map(Standing::transactionId).toArray(UUID[]::new))
                .param(
                        "days",
                        standing.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param(
                        "amounts",
                        standing.stream().map(one -> one.amount().minor()).toArray(Long[]::new))
                .param(
                        "currencies",
                        standing.stream()
                                .map(one -> one.amount().currency().code())
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update classification.application set lines = lines + ?, transactions = transactions + ?
                        where application_id = ?""").params(standing.size(), standing.size(), id).update();
    }

    void setApart(UUID id, Status status, List<Integer> lines) {
        jdbc.sql("""
                        update classification.application_line set status = ?
                        where application_id = ? and line_no = any(?) and status in ('PLANNED', 'POSTED')""").params(status.name(), id, lines.toArray(Integer[]::new)).update();
    }

    void countOn(UUID id, List<Counted> days) {
        if (!days.isEmpty()) {
            jdbc.sql("""
                            update classification.application_line l set counts_on = told.day
                            from unnest(cast(? as int[]), cast(? as date[])) told (line_no, day)
                            where l.application_id = ? and l.line_no = told.line_no and l.status = 'PLANNED'""")
                    .param(days.stream().map(Counted::line).toArray(Integer[]::new))
                    .param(days.stream().map(one -> one.day().toString()).toArray(String[]::new))
                    .param(id)
                    .update();
        }
    }
}
