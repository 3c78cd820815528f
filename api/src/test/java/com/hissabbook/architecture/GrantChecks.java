package com.hissabbook.architecture;

import java.util.List;

/** What the catalog says of the application's role, of append-only tables, and of the borders between schemas. */
final class GrantChecks {

    private GrantChecks() {}

    private static final CatalogCheck THE_APPLICATION_OWNS_NOTHING = CatalogCheck.of(
            "the-application-owns-nothing",
            "an owner can switch every protection off: let the owner's role create it, in a changelog",
            """
                , owned as (
                    -- A session's own temporary tables, in which chunks and plans are laid down, are seen by nobody else.
                    select c.oid::regclass::text as what, c.relowner as owner from pg_class c where c.relpersistence <> 't'
                    union all select p.oid::regprocedure::text, p.proowner from pg_proc p
                    union all select 'schema ' || n.nspname, n.nspowner from pg_namespace n
                    union all select 'database ' || d.datname, d.datdba from pg_database d)
                select what from owned where owner = 'hissabbook_app'::regrole
                """);

    private static final CatalogCheck THE_APPLICATION_HAS_NO_POWERS = CatalogCheck.of(
            "the-application-has-no-powers",
            "a role that goes around row-level security makes it worthless: revoke what is named here",
            """
                select what from pg_roles r cross join lateral (values
                    (rolsuper, 'superuser'), (rolbypassrls, 'bypassrls'), (rolcreaterole, 'createrole'),
                    (rolcreatedb, 'createdb'), (rolreplication, 'replication'),
                    (exists (select from pg_auth_members m where m.member = r.oid), 'member of a role')) power (held, what)
                where r.rolname = 'hissabbook_app' and held
                """);

    private static final CatalogCheck NO_IDLE_PRIVILEGES = CatalogCheck.of(
            "no-idle-privileges",
            "TRUNCATE ignores policies, the others serve only who builds tables: grant what the code uses",
            """
                select name || ' ' || privilege from ours
                cross join unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
                where relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege('hissabbook_app', oid, privilege)
                """);

    private static final CatalogCheck NOTHING_FOR_EVERYBODY = CatalogCheck.of(
            "nothing-for-everybody",
            "every other role of the server could read it: revoke all from public, grant to hissabbook_app",
            "select name from ours where exists (select from aclexplode(relacl) g where g.grantee = 0)");

    private static final CatalogCheck THE_APPLICATION_CREATES_NOTHING = CatalogCheck.of(
            "the-application-creates-nothing", "what it creates it owns: let a changelog create it", """
                select 'schema ' || nspname from pg_namespace
                where nspname not like 'pg\\_%' and nspname <> 'information_schema'
                    and has_schema_privilege('hissabbook_app', oid, 'CREATE')
                union all select 'database' where has_database_privilege('hissabbook_app', current_database(), 'CREATE')
                """);

    private static final CatalogCheck APPEND_ONLY_TABLES_HAVE_NO_GRANT_TO_CHANGE = CatalogCheck.of(
            "append-only-tables-have-no-grant-to-change",
            "what is written stays, whoever asks: grant select and insert only; a correction is a new row",
            """
                select name from ours_table t
                where exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname = 'append_only')
                    and (has_any_column_privilege('hissabbook_app', oid, 'UPDATE')
                        or has_table_privilege('hissabbook_app', oid, 'DELETE'))
                """);

    private static final CatalogCheck APPEND_ONLY_TRIGGERS_ARE_WHOLE = CatalogCheck.of(
            "append-only-triggers-are-whole",
            "the owner is refused as well, in each way to change a row: call kernel.make_append_only",
            """
                select name from ours_table t join pg_trigger g on g.tgrelid = t.oid and g.tgname = 'append_only'
                where g.tgenabled not in ('O', 'A') or g.tgtype & 59 <> 58 or g.tgfoid <> 'kernel.refuse_change'::regproc
                    or g.tgqual is not null or cardinality(g.tgattr::int2[]) > 0
                """);

    private static final CatalogCheck WHAT_IS_ONLY_INSERTED_IS_APPEND_ONLY = CatalogCheck.of(
            "what-is-only-inserted-is-append-only",
            "a tenant's table that nobody changes is protected against everybody: call kernel.make_append_only",
            """
                select name from ours_table t
                where of_tenant and has_table_privilege('hissabbook_app', oid, 'INSERT')
                    and not has_any_column_privilege('hissabbook_app', oid, 'UPDATE')
                    and not has_table_privilege('hissabbook_app', oid, 'DELETE')
                    and not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname = 'append_only')
                """);

    private static final CatalogCheck THE_BOOKS_ARE_APPEND_ONLY = CatalogCheck.of(
            "the-books-are-append-only",
            "these are what every report and every audit stands on: call kernel.make_append_only",
            """
                select book from unnest(array['ledger.entry', 'ledger.posting', 'audit.record', 'transaction.transaction',
                    'banking.staged_line', 'banking.source_file']) book
                where not exists (select from pg_trigger g where g.tgrelid = to_regclass(book) and g.tgname = 'append_only')
                """);

    private static final CatalogCheck FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA = CatalogCheck.of(
            "foreign-keys-stay-in-their-schema",
            "a module's tables change behind its views: keep the id without a key",
            """
                select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
                join pg_class here on here.oid = k.conrelid join pg_class there on there.oid = k.confrelid
                where k.contype = 'f' and here.relnamespace <> there.relnamespace
                """);

    private static final CatalogCheck NO_INEXACT_NUMBERS = CatalogCheck.of(
            "no-inexact-numbers", "money is an exact number of minor units: take bigint, or numeric for sums", """
                select name || '.' || a.attname from ours t join pg_attribute a on a.attrelid = t.oid
                where a.attnum > 0 and a.atttypid in ('float4'::regtype, 'float8'::regtype, 'money'::regtype)
                """);

    static List<CatalogCheck> all() {
        return List.of(
                THE_APPLICATION_OWNS_NOTHING,
                THE_APPLICATION_HAS_NO_POWERS,
                NO_IDLE_PRIVILEGES,
                NOTHING_FOR_EVERYBODY,
                THE_APPLICATION_CREATES_NOTHING,
                APPEND_ONLY_TABLES_HAVE_NO_GRANT_TO_CHANGE,
                APPEND_ONLY_TRIGGERS_ARE_WHOLE,
                WHAT_IS_ONLY_INSERTED_IS_APPEND_ONLY,
                THE_BOOKS_ARE_APPEND_ONLY,
                FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA,
                NO_INEXACT_NUMBERS);
    }
}
