--liquibase formatted sql

--changeset hissabbook:ledger-001-schema
--comment: The books: append-only double entry.
create schema ledger;
grant usage on schema ledger to hissabbook_app;
--rollback drop schema ledger;

--changeset hissabbook:ledger-002-entry
--comment: A journal entry. The entry that first books a transaction has the transaction's id, so a transaction cannot be booked twice.
create table ledger.entry (
    tenant_id uuid not null,
    entry_id uuid not null,
    transaction_id uuid,
    reverses uuid,
    written_by xid8 not null default pg_current_xact_id(),
    recorded_at timestamptz not null default now(),
    entry_date date not null,
    original_date date,
    kind text not null check (kind in ('ORIGINAL', 'OPENING', 'REVERSAL')),
    primary key (entry_id),
    check ((kind = 'ORIGINAL') = (entry_id is not distinct from transaction_id)),
    check ((kind = 'REVERSAL') = (reverses is not null))
);
create unique index entry_reversed_once on ledger.entry (reverses) where reverses is not null;
create index entry_of_transaction on ledger.entry (transaction_id) where kind <> 'ORIGINAL' and transaction_id is not null;
call kernel.protect_tenant_table('ledger.entry', 'select, insert');
call kernel.make_append_only('ledger.entry');
--rollback drop table ledger.entry;

--changeset hissabbook:ledger-003-posting
--comment: One side of an entry: debit positive, credit negative, in minor units.
create table ledger.posting (
    tenant_id uuid not null,
    entry_id uuid not null,
    account_id uuid not null,
    amount bigint not null,
    entry_date date not null,
    no smallint not null,
    currency char(3) not null,
    primary key (entry_id, no)
);
create index posting_by_account on ledger.posting (tenant_id, account_id, entry_date);
call kernel.protect_tenant_table('ledger.posting', 'select, insert');
call kernel.make_append_only('ledger.posting');
--rollback drop table ledger.posting;

--changeset hissabbook:ledger-004-daily-balance
--comment: Rollup per account, currency and day, kept by the trigger that checks postings; the application may only read it.
create table ledger.daily_balance (
    tenant_id uuid not null,
    account_id uuid not null,
    currency char(3) not null,
    day date not null,
    debit numeric(38, 0) not null,
    credit numeric(38, 0) not null,
    postings bigint not null,
    primary key (tenant_id, account_id, currency, day)
);
call kernel.protect_tenant_table('ledger.daily_balance', 'select');
--rollback drop table ledger.daily_balance;

--changeset hissabbook:ledger-005-period-lock
--comment: The last day of an organisation's locked period; no entry is written on or before it.
create table ledger.period_lock (
    tenant_id uuid primary key,
    locked_through date not null
);
call kernel.protect_tenant_table('ledger.period_lock', 'select, insert, update, delete');
--rollback drop table ledger.period_lock;

--changeset hissabbook:ledger-006-check-postings splitStatements:false
--comment: The ledger's promises, once per statement: entries balance per currency, postings come with their entry, name accounts of their tenant in their currency, and never fall into a locked period; then the rollup follows.
create function ledger.check_postings() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    bad record;
begin
    -- One probe of the entry's primary key per entry: planned as a join this is quadratic on fresh tables, or scans all history.
    select c.entry_id, c.currency, c.off into bad from (
        select g.entry_id, g.currency, g.off, g.off = 0 and (
                select e.written_by from ledger.entry e
                where e.entry_id = g.entry_id and e.tenant_id = g.tenant_id and e.entry_date = g.first_day and g.first_day = g.last_day)
            is distinct from pg_catalog.pg_current_xact_id() as late
        from (
            select n.tenant_id, n.entry_id, n.currency, sum(n.amount) as off, min(n.entry_date) as first_day, max(n.entry_date) as last_day
            from new_posting n group by n.tenant_id, n.entry_id, n.currency) g) c
    where c.off <> 0 or c.late limit 1;
    if found and bad.off <> 0 then
        raise exception 'entry % does not balance: off by % minor units of %', bad.entry_id, bad.off, bad.currency
            using errcode = 'check_violation', constraint = 'entry_balances';
    elsif found then
        raise exception 'entry % takes no more postings: they are written with it, on its day', bad.entry_id
            using errcode = 'check_violation', constraint = 'postings_come_with_entry';
    end if;

    select n.account_id, a.currency into bad from (select distinct tenant_id, account_id, currency from new_posting) n
    left join classification.published_account a on a.account_id = n.account_id and a.tenant_id = n.tenant_id
    where a.account_id is null or a.currency <> n.currency limit 1;
    if found and bad.currency is null then
        raise exception 'account % is not in the chart', bad.account_id
            using errcode = 'check_violation', constraint = 'posting_account_known';
    elsif found then
        raise exception 'account % takes postings in % only', bad.account_id, bad.currency
            using errcode = 'check_violation', constraint = 'posting_account_currency';
    end if;

    -- Shared with closing, which takes it exclusively: no posting slips in while a period is being locked.
    perform pg_catalog.pg_advisory_xact_lock_shared(ledger.period_lock_key(t.tenant_id))
    from (select distinct tenant_id from new_posting) t;
    select n.day, l.locked_through into bad from (select tenant_id, min(entry_date) as day from new_posting group by tenant_id) n
    join ledger.period_lock l on l.tenant_id = n.tenant_id and n.day <= l.locked_through limit 1;
    if found then
        raise exception 'the period through % is locked: no entry on %', bad.locked_through, bad.day
            using errcode = 'check_violation', constraint = 'period_open';
    end if;

    insert into ledger.daily_balance as b (tenant_id, account_id, currency, day, debit, credit, postings)
    select n.tenant_id, n.account_id, n.currency, n.entry_date,
        sum(greatest(n.amount, 0)), sum(greatest(-n.amount, 0)), count(*)
    from new_posting n group by n.tenant_id, n.account_id, n.currency, n.entry_date
    order by n.tenant_id, n.account_id, n.currency, n.entry_date
    on conflict (tenant_id, account_id, currency, day) do update
        set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, postings = b.postings + excluded.postings;
    return null;
end
$$;

create function ledger.period_lock_key(tenant uuid) returns bigint language sql immutable
return hashtextextended(tenant::text, 7001);

-- Fresh tables have no statistics: without this the probes may be planned as scans, whatever the caller prefers for its own joins.
alter function ledger.check_postings() set enable_seqscan = off;
alter function ledger.check_postings() set enable_nestloop = on;

create trigger postings_checked after insert on ledger.posting referencing new table as new_posting
    for each statement execute function ledger.check_postings();
--rollback drop trigger postings_checked on ledger.posting; drop function ledger.check_postings(); drop function ledger.period_lock_key(uuid);

--changeset hissabbook:ledger-007-published
--comment: What reconciliation and reports may read.
create view ledger.published_entry with (security_invoker = true) as
select tenant_id, entry_id, transaction_id, reverses, kind, entry_date, original_date, recorded_at from ledger.entry;

create view ledger.published_posting with (security_invoker = true) as
select tenant_id, entry_id, no, account_id, amount, currency, entry_date from ledger.posting;

create view ledger.published_daily_balance with (security_invoker = true) as
select tenant_id, account_id, currency, day, debit, credit, postings from ledger.daily_balance;

grant select on ledger.published_entry, ledger.published_posting, ledger.published_daily_balance to hissabbook_app;
--rollback drop view ledger.published_entry; drop view ledger.published_posting; drop view ledger.published_daily_balance;
