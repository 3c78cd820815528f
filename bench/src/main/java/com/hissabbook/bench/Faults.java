package com.hissabbook.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is wrong with the books of one organisation after its one import: nothing, if all is well. */
final class Faults {

    /** A name and a query that counts breaches; {@code ?} is the tenant. */
    private record Check(String name, String breaches) {}

    private static final List<Check> CHECKS = List.of(
            new Check("an import is not completed", """
                    select count(*) from banking.import_job where tenant_id = ? and state <> 'COMPLETED'"""),
            new Check("lines are not the sum of the decisions", """
                    select count(*) from banking.import_job where tenant_id = ? and lines_seen is distinct from
                        new_lines + duplicate_lines + conflict_lines + pending_lines + rejected_lines"""),
            new Check("staged lines are not the lines of the file", """
                    select count(*) from banking.import_job j where tenant_id = ? and lines_seen is distinct from
                        (select count(*) from banking.staged_line s where s.import_id = j.import_id)"""),
            new Check("planned lines are not the lines of the file", """
                    select count(*) from banking.import_job j where tenant_id = ? and lines_seen is distinct from
                        (select count(*) from transaction.planned_line p where p.import_id = j.import_id)"""),
            new Check("transactions are not the new lines", """
                    select count(*) from banking.import_job j where tenant_id = ? and new_lines is distinct from
                        (select count(*) from transaction.transaction t where t.import_id = j.import_id)"""),
            new Check("a transaction has not exactly one entry", """
                    select count(*) from transaction.transaction t where tenant_id = ? and 1 <>
                        (select count(*) from ledger.entry e where e.entry_id = t.transaction_id)"""),
            new Check("an entry does not balance", """
                    select count(*) from (select from ledger.posting where tenant_id = ?
                        group by entry_id, currency having sum(amount) <> 0) off"""),
            new Check("an entry has no postings", """
                    select count(*) from ledger.entry e where tenant_id = ?
                        and not exists (select from ledger.posting p where p.entry_id = e.entry_id)"""),
            new Check("a rollup is not the scan", """
                    with wanted as (select ?::uuid as tenant), scan as (
                        select account_id, currency, entry_date as day, sum(greatest(amount, 0)) as debit,
                            sum(greatest(-amount, 0)) as credit, count(*) as postings
                        from ledger.posting where tenant_id = (select tenant from wanted) group by 1, 2, 3),
                    rollup as (select account_id, currency, day, debit, credit, postings
                        from ledger.daily_balance where tenant_id = (select tenant from wanted))
                    select count(*) from ((table scan except table rollup) union all (table rollup except table scan)) off"""),
            new Check("an account's turn was not given back", """
                    select count(*) from transaction.account_turn where tenant_id = ?"""),
            new Check("a process is still noted as pending", """
                    select count(*) from outbox.pending_process where tenant_id = ?"""),
            new Check("no audit record of the import", """
                    select case when count(*) > 0 then 0 else 1 end from audit.record where tenant_id = ? and action like 'banking.import%'"""));

    private Faults() {}

    static List<String> of(Connection superuser, UUID tenant) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Check check : CHECKS) {
            long breaches = Sql.number(superuser, check.breaches(), tenant);
            if (breaches > 0) {
                faults.add(check.name() + " (" + breaches + ")");
            }
        }
        Sql.text(superuser, "select set_config('hissabbook.tenant', ?, false)", tenant.toString());
        String badRecord = Sql.text(superuser, "select audit.first_bad_record()");
        if (!"null".equals(badRecord)) {
            faults.add("the audit chain is broken at record " + badRecord);
        }
        return faults;
    }
}
