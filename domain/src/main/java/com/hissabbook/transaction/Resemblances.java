package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.transaction.Resemblance.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells how much of an import's plan is known from other imports; a probe by key for each of its lines. */
@Component
@Transactional(readOnly = true)
public class Resemblances {

    /** Sources are told one by one up to here. */
    private static final int SOURCES = 50;

    private static final String PLAN = """
            with line as materialized (
                select p.line_no, p.decision, case when p.decision = 'DUPLICATE' then p.transaction_id else o.transaction_id end as transaction_id
                from transaction.planned_line p
                left join transaction.proposal o
                    on o.import_id = p.import_id and o.line_no = p.line_no and o.dismissed_at is null and p.decision = 'NEW'
                where p.import_id = :import and p.decision in ('NEW', 'DUPLICATE', 'CONFLICT'))
            """;

    private static final String COUNTS = PLAN + """
            select count(*) as lines, count(*) filter (where decision = 'DUPLICATE') as known,
                count(*) filter (where decision = 'NEW' and transaction_id is not null) as likely
            from line""";

    /** What is the same within the file itself has no source. */
    private static final String SOURCES_OF = PLAN + """
            select i.import_id, coalesce(i.file_name, 'entries by hand') as file_name, i.format, count(*) as lines
            from line l
            join transaction.transaction t on t.transaction_id = l.transaction_id
            left join banking.published_import i on i.import_id = t.import_id
            where t.import_id is distinct from :import
            group by 1, 2, 3 order by count(*) desc, i.import_id
            limit %d""".formatted(SOURCES);

    private final JdbcClient jdbc;

    Resemblances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Resemblance of(ImportId id) {
        List<Source> sources = jdbc.sql(SOURCES_OF)
                .param("import", id.value())
                .query((row, n) -> new Source(
                        Optional.ofNullable(row.getObject("import_id", UUID.class)),
                        Objects.requireNonNullElse(row.getString("file_name"), ""),
                        Optional.ofNullable(row.getString("format")),
                        row.getInt("lines")))
                .list();
        return jdbc.sql(COUNTS)
                .param("import", id.value())
                .query((row, n) ->
                        new Resemblance(row.getInt("lines"), row.getInt("known"), row.getInt("likely"), sources))
                .single();
    }
}
