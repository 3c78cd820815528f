package com.hissabbook.banking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rejected lines of an import with what became of each, in file order. */
@Component
class RejectedLines {

    private final JdbcClient jdbc;
    private final Imports imports;

    RejectedLines(JdbcClient jdbc, Imports imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    List<RejectedLine> page(ImportId id, int after, int limit) {
        return read(id, " and s.line_no > :after order by s.line_no limit :limit", after, limit, List.of());
    }

    /** Those that were neither corrected nor given up, the first ones. */
    List<RejectedLine> open(ImportId id, int limit) {
        String open =
                " and c.import_id is null and g.note is null and s.line_no > :after order by s.line_no limit :limit";
        return read(id, open, 0, limit, List.of());
    }

    List<RejectedLine> numbered(ImportId id, Collection<Integer> lines) {
        return read(id, " and s.line_no = any(cast(:lines as int[])) order by s.line_no", 0, 0, lines);
    }

    private List<RejectedLine> read(ImportId id, String which, int after, int limit, Collection<Integer> lines) {
        StatementSpec rejects = jdbc.sql(CorrectionSql.REJECTS + which)
                .param("import", imports.find(id).sameAs().orElse(id).value())
                .param("after", after)
                .param("limit", limit)
                .param("lines", lines.toArray(Integer[]::new));
        return rejects.query((row, n) -> new RejectedLine(
                        row.getInt("line_no"),
                        row.getInt("file_line"),
                        Optional.ofNullable(row.getString("reject_column")).orElse(""),
                        row.getString("reject_reason"),
                        row.getString("raw"),
                        Optional.ofNullable(row.getObject("corrected_by", UUID.class))
                                .map(ImportId::new),
                        Optional.ofNullable(row.getString("note"))))
                .list();
    }
}
