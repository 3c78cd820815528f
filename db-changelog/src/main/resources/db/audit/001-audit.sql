--liquibase formatted sql

--changeset hissabbook:audit-001 splitStatements:false
--comment: Who did what when: append-only, chained by hash per tenant, so that a changed or missing record shows.
create schema audit;
grant usage on schema audit to hissabbook_app;

create table audit.record (
    tenant_id uuid not null,
    seq bigint not null,
    at timestamptz not null,
    actor uuid,
    action text not null,
    subject uuid not null,
    facts jsonb not null,
    correlation_id text,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (tenant_id, seq)
);
call kernel.protect_tenant_table('audit.record', 'select, insert');
call kernel.make_append_only('audit.record');

create function audit.hash_of(r audit.record) returns bytea language sql immutable
return sha256(r.previous_hash || convert_to(jsonb_build_array(r.tenant_id, r.seq, extract(epoch from r.at)::text, r.actor, r.action, r.subject,
    r.facts, r.correlation_id)::text, 'UTF8'));

-- The record's place, time and hash are the database's to give; what the caller sends in them is overwritten.
create function audit.chain() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    last record;
begin
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(new.tenant_id::text, 7002));
    select r.seq, r.hash into last from audit.record r where r.tenant_id = new.tenant_id order by r.seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.at := pg_catalog.clock_timestamp();
    new.previous_hash := coalesce(last.hash, '\x'::bytea);
    new.hash := audit.hash_of(new);
    return new;
end
$$;
create trigger chained before insert on audit.record for each row execute function audit.chain();

create function audit.first_bad_record() returns bigint language sql stable set search_path = ''
return (
    select r.seq from (
        select seq, hash, previous_hash, audit.hash_of(x) as computed,
            lag(hash, 1, '\x'::bytea) over (order by seq) as expected_previous, row_number() over (order by seq) as place
        from audit.record x where tenant_id = kernel.current_tenant()) r
    where r.hash <> r.computed or r.previous_hash <> r.expected_previous or r.seq <> r.place
    order by r.seq limit 1);
--rollback drop table audit.record cascade; drop function audit.chain(); drop schema audit;
