--liquibase formatted sql

--changeset hissabbook:kernel-001-schema
--comment: What every schema's row policies use: who is asking, and how a tenant's table is protected.
create schema kernel;
grant usage on schema kernel to hissabbook_app;
--rollback drop schema kernel;

--changeset hissabbook:kernel-002-session splitStatements:false
--comment: The tenant and the user of the running transaction, null where none is set; the application sets them with SET LOCAL.
create function kernel.current_tenant() returns uuid language sql stable parallel safe
return nullif(current_setting('hissabbook.tenant', true), '')::uuid;

create function kernel.current_user_id() returns uuid language sql stable parallel safe
return nullif(current_setting('hissabbook.user', true), '')::uuid;
--rollback drop function kernel.current_tenant(); drop function kernel.current_user_id();

--changeset hissabbook:kernel-003-protect-tenant-table splitStatements:false
--comment: Every table with a tenant_id calls this once: row-level security enabled and forced, one policy, and just the named grants.
create procedure kernel.protect_tenant_table(tenant_table regclass, privileges text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
        -- As a sub-select it is computed once per statement, not once per row.
        'create policy tenant_isolation on %s using (tenant_id = (select kernel.current_tenant()))'
        ' with check (tenant_id = (select kernel.current_tenant()))', tenant_table);
    execute format('revoke all on %s from public', tenant_table);
    execute format('grant %s on %s to hissabbook_app', privileges, tenant_table);
end
$$;
--rollback drop procedure kernel.protect_tenant_table(regclass, text);

--changeset hissabbook:kernel-004-refuse-change splitStatements:false
--comment: For append-only tables: refuses UPDATE, DELETE and TRUNCATE for everyone, the owner included.
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % on %.% is refused; corrections are new rows', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create procedure kernel.make_append_only(append_only_table regclass) language plpgsql as $$
begin
    execute format(
        'create trigger append_only before update or delete or truncate on %s'
        ' for each statement execute function kernel.refuse_change()', append_only_table);
end
$$;
--rollback drop procedure kernel.make_append_only(regclass); drop function kernel.refuse_change();
