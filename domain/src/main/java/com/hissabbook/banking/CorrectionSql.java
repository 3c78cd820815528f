package com.hissabbook.banking;

/** What became of rejected lines. */
final class CorrectionSql {

    private CorrectionSql() {}

    /**
     * A line of a correction is the other import's line of the same number, as long as both files have as many lines. Only a correction that
     * stands counts: undone, it leaves the reject open again.
     */
    static final String REJECTS = """
            select s.line_no, s.file_line, s.reject_column, s.reject_reason, s.raw, c.import_id as corrected_by, g.note
            from banking.staged_line s
            left join lateral (
                select k.import_id from banking.correction k
                join banking.import_job j on j.import_id = k.import_id
                join banking.import_job o on o.import_id = k.corrects_import_id
                join banking.staged_line l on l.import_id = coalesce(j.same_as_import_id, j.import_id) and l.line_no = s.line_no
                where k.corrects_import_id = s.import_id and j.state = 'COMPLETED' and j.lines_seen = o.lines_seen and l.status <> 'R'
                order by k.import_id limit 1) c on true
            left join banking.given_up_line g on g.import_id = s.import_id and g.line_no = s.line_no
            where s.import_id = :import and s.status = 'R'
            """;

    /** The layout and the answers by which the other file was read, so that nothing is asked twice. */
    static final String READ_ALIKE = """
            update banking.import_job j
            set csv_layout = coalesce(j.csv_layout, o.csv_layout), answers = o.answers,
                csv_profile_version = case when j.csv_profile_id is null then o.csv_profile_version else j.csv_profile_version end,
                csv_profile_id = coalesce(j.csv_profile_id, o.csv_profile_id)
            from banking.import_job o
            where j.import_id = :import and j.state = 'RECEIVED' and o.import_id = :corrects""";

    /** The newest standing correction with as many lines: its file has the rows that were corrected before. */
    static final String NEWEST = """
            select k.import_id from banking.correction k
            join banking.import_job j on j.import_id = k.import_id
            join banking.import_job o on o.import_id = k.corrects_import_id
            where k.corrects_import_id = ? and j.state = 'COMPLETED' and j.same_as_import_id is null and j.lines_seen = o.lines_seen
            order by k.import_id desc limit 1""";

    static final String UNSETTLED = """
            select count(*) from banking.correction k join banking.import_job j on j.import_id = k.import_id
            where k.corrects_import_id = ? and j.state not in ('COMPLETED', 'REFUSED', 'CANCELLED', 'EXPIRED', 'UNDONE')""";

    static final String STANDING = """
            select count(*) from banking.correction k join banking.import_job j on j.import_id = k.import_id
            where k.corrects_import_id = ? and j.state = 'COMPLETED'""";

    static final String READ_AS_REPLAYED = """
            update banking.import_job j set csv_layout = r.csv_layout, answers = r.answers, csv_profile_id = coalesce(r.csv_profile_id, j.csv_profile_id)
            from banking.replay r where j.import_id = :import and j.state = 'RECEIVED' and r.replay_id = :replay""";

    /** Of a correction that a replay made: whether what that replay took back is still out of the books for it. */
    static final String REPLAY_STANDS = """
            select r.state = 'APPLIED' and r.applied_import_id = c.import_id
            from banking.correction c join banking.replay r on r.replay_id = c.replay_id
            where c.import_id = ? for share of r""";

    static final String GIVE_UP = """
            insert into banking.given_up_line (import_id, line_no, tenant_id, note, given_up_by)
            select :import, n, :tenant, :note, :by from unnest(cast(:lines as int[])) n""";
}
