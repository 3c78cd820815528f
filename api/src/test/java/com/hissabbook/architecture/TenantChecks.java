package com.hissabbook.architecture;

import java.util.List;

/** What the catalog says of tenants' rows: who can see them, and that nobody can go around the policies. */
final class TenantChecks {

    private TenantChecks() {}

    private static final CatalogCheck TABLE_OF_NO_TENANT_SAYS_WHY = CatalogCheck.of(
            "table-of-no-tenant-says-why",
            "a table without tenant_id is seen by every tenant:"
                    + " give it one, or a table comment that begins with 'no tenant: ' and the reason",
            """
                select name from ours_table
                where not of_tenant and not relispartition and coalesce(comment, '') not like 'no tenant: _%'
                """);

    private static final CatalogCheck ROW_SECURITY_ENABLED = CatalogCheck.of(
            "row-security-enabled",
            "without it every tenant sees every row: call kernel.protect_tenant_table",
            "select name from ours_table where of_tenant and not relispartition and not relrowsecurity");

    private static final CatalogCheck ROW_SECURITY_FORCED = CatalogCheck.of(
            "row-security-forced",
            "without it the owner's functions see every row: call kernel.protect_tenant_table",
            """
                select name from ours_table where (of_tenant and not relispartition or relrowsecurity) and not relforcerowsecurity
                """);

    private static final CatalogCheck TENANT_POLICY = CatalogCheck.of(
            "tenant-policy",
            "reading and writing are both bound to the tenant of the transaction: call kernel.protect_tenant_table",
            """
                select name from ours_table t where of_tenant and not relispartition and not exists (
                    select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = '{0}'
                        and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = ( SELECT kernel.current_tenant() AS current_tenant))'
                        and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant_id = ( SELECT kernel.current_tenant() AS current_tenant))')
                """);

    private static final CatalogCheck NO_FURTHER_POLICY_ON_TENANTS = CatalogCheck.of(
            "no-further-policy-on-tenants",
            "policies add up, so one more shows more: do without, or list it in this check with its reason",
            """
                select name || ' ' || p.polname from ours_table t join pg_policy p on p.polrelid = t.oid
                where of_tenant and p.polpermissive
                    and pg_get_expr(p.polqual, p.polrelid) <> '(tenant_id = ( SELECT kernel.current_tenant() AS current_tenant))'
                    and (name, p.polname) not in (
                        -- sees ids and times of all tenants, to start again what was lost
                        ('outbox.pending_process', 'sweeper'),
                        -- somebody who has not chosen an organisation lists his own
                        ('identity.member', 'own_membership'),
                        ('identity.organisation', 'own_organisation'),
                        -- keys of requests outside any organisation belong to the person
                        ('identity.idempotency_key', 'own_key'))
                """);

    private static final CatalogCheck POLICIES_CHECK_WHAT_IS_WRITTEN = CatalogCheck.of(
            "policies-check-what-is-written", "a policy that lets a row be written says which: add WITH CHECK", """
                select name || ' ' || p.polname from ours_table t join pg_policy p on p.polrelid = t.oid
                where p.polcmd in ('*', 'a', 'w') and p.polwithcheck is null
                """);

    private static final CatalogCheck PARTITIONS_HAVE_NO_GRANTS = CatalogCheck.of(
            "partitions-have-no-grants",
            "a partition that is named goes around the policies of its parent: grant on the parent only",
            """
                select name from ours t where relispartition and relkind <> 'i' and exists (
                    select from aclexplode(t.relacl) g where g.grantee <> t.relowner)
                """);

    private static final CatalogCheck VIEWS_ASK_AS_THE_CALLER = CatalogCheck.of(
            "views-ask-as-the-caller",
            "a view that asks as its owner shows what the caller may not see: add with (security_invoker = true)",
            """
                select name from ours where relkind = 'v'
                    and not coalesce(reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false)
                """);

    private static final CatalogCheck NO_MATERIALISED_VIEWS = CatalogCheck.of(
            "no-materialised-views",
            "a materialised view holds the rows of all tenants and has no policies: keep a table, as the rollups do",
            "select name from ours where relkind = 'm'");

    private static final CatalogCheck DEFINER_FUNCTIONS_FIX_THEIR_PATH = CatalogCheck.of(
            "definer-functions-fix-their-path",
            "who sets search_path decides what such a function calls: add set search_path = '' and name schemas",
            """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                    and not exists (select from unnest(p.proconfig) setting
                        where setting like 'search_path=%' and setting !~ 'public|\\$user|pg_temp')
                """);

    static List<CatalogCheck> all() {
        return List.of(
                TABLE_OF_NO_TENANT_SAYS_WHY,
                ROW_SECURITY_ENABLED,
                ROW_SECURITY_FORCED,
                TENANT_POLICY,
                NO_FURTHER_POLICY_ON_TENANTS,
                POLICIES_CHECK_WHAT_IS_WRITTEN,
                PARTITIONS_HAVE_NO_GRANTS,
                VIEWS_ASK_AS_THE_CALLER,
                NO_MATERIALISED_VIEWS,
                DEFINER_FUNCTIONS_FIX_THEIR_PATH);
    }
}
