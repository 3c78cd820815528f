--liquibase formatted sql

--changeset hissabbook:transaction-020-told
--comment: What each planned file says of an account as a whole: as of which day, which days it covers, and how many pendings it lists. A later file that lists pendings without a known one drops it.
create table transaction.told_statement (
    tenant_id uuid not null,
    import_id uuid not null,
    money_account_id uuid not null,
    told_on date not null,
    covers_from date,
    covers_to date,
    pendings int not null check (pendings >= 0),
    primary key (import_id, money_account_id)
);
create index told_statement_by_day on transaction.told_statement (tenant_id, money_account_id, told_on);
call kernel.protect_tenant_table('transaction.told_statement', 'select, insert');
call kernel.make_append_only('transaction.told_statement');
--rollback drop table transaction.told_statement;

--changeset hissabbook:transaction-021-pending
--comment: What a bank has told but not booked, once each: known by the bank's id, else by day, amount, canonical description and n-th occurrence. It shows the facts of the latest file that tells it, and never reaches the ledger.
create table transaction.pending (
    tenant_id uuid not null,
    pending_id uuid not null,
    money_account_id uuid not null,
    day date not null,
    amount bigint not null,
    facts uuid not null,
    occurrence int not null check (occurrence > 0),
    currency char(3) not null,
    bank_id text,
    first_import_id uuid not null,
    first_line_no int not null,
    last_import_id uuid not null,
    last_line_no int not null,
    last_told date not null,
    state text not null check (state in ('PENDING', 'POSTED', 'EXPIRED', 'DROPPED', 'WITHDRAWN')),
    reason text not null,
    transaction_id uuid,
    evidence_import_id uuid,
    evidence_line_no int,
    decided text check (decided in ('PENDING', 'POSTED', 'DROPPED')),
    decided_transaction_id uuid,
    decided_told date,
    decided_by uuid,
    note text check (length(note) <= 500),
    primary key (pending_id),
    check ((state = 'POSTED') = (transaction_id is not null)),
    check ((decided = 'POSTED') is true = (decided_transaction_id is not null)),
    check ((decided is null) = (decided_by is null) and (decided is null) = (decided_told is null))
);
create unique index pending_by_facts on transaction.pending (tenant_id, money_account_id, day, amount, facts, occurrence)
    where bank_id is null;
create unique index pending_by_bank_id on transaction.pending (tenant_id, money_account_id, bank_id) where bank_id is not null;
create index pending_alike on transaction.pending (tenant_id, money_account_id, amount, facts, day);
create index pending_by_day on transaction.pending (tenant_id, money_account_id, day);
create index pending_listed on transaction.pending (tenant_id, money_account_id, pending_id);
create index pending_open on transaction.pending (tenant_id, money_account_id) where state = 'PENDING';
create index pending_posted on transaction.pending (transaction_id) where transaction_id is not null;
create index pending_evidence on transaction.pending (evidence_import_id) where evidence_import_id is not null;
create index pending_decided on transaction.pending (tenant_id, money_account_id) where decided_transaction_id is not null;
call kernel.protect_tenant_table('transaction.pending', 'select, insert, update');

create table transaction.pending_sighting (
    tenant_id uuid not null,
    import_id uuid not null,
    line_no int not null,
    pending_id uuid not null references transaction.pending (pending_id),
    told_on date not null,
    day date not null,
    amount bigint not null,
    facts uuid not null,
    currency char(3) not null,
    primary key (import_id, line_no)
);
create index pending_sighting_of on transaction.pending_sighting (pending_id);
call kernel.protect_tenant_table('transaction.pending_sighting', 'select, insert');
call kernel.make_append_only('transaction.pending_sighting');
--rollback drop table transaction.pending_sighting; drop table transaction.pending;

--changeset hissabbook:transaction-022-pending-move splitStatements:false
--comment: Every change of a pending's state with its evidence, written by the table itself, so that none can be left out; moves that the state machine does not know are refused.
create table transaction.pending_move (
    tenant_id uuid not null,
    move_id uuid not null default uuidv7(),
    pending_id uuid not null references transaction.pending (pending_id),
    from_state text,
    to_state text not null,
    reason text not null,
    transaction_id uuid,
    import_id uuid,
    line_no int,
    decided_by uuid,
    note text,
    moved_at timestamptz not null default clock_timestamp(),
    primary key (move_id)
);
create index pending_move_of on transaction.pending_move (pending_id, move_id);
call kernel.protect_tenant_table('transaction.pending_move', 'select');
call kernel.make_append_only('transaction.pending_move');

create function transaction.begin_pendings() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from new_row where state <> 'PENDING') then
        raise exception 'a pending begins as PENDING' using errcode = 'check_violation';
    end if;
    insert into transaction.pending_move (tenant_id, pending_id, to_state, reason, import_id, line_no)
    select tenant_id, pending_id, state, reason, first_import_id, first_line_no from new_row;
    return null;
end
$$;

create function transaction.move_pendings() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (
        select from old_row o join new_row n on n.pending_id = o.pending_id
        where (n.state <> o.state or n.transaction_id is distinct from o.transaction_id)
          and not (n.state <> o.state and (o.state = 'PENDING' or n.state = 'PENDING'
            or o.state in ('DROPPED', 'EXPIRED') and n.state = 'POSTED')))
    then
        raise exception 'a pending moves from PENDING, to PENDING, or from DROPPED or EXPIRED to POSTED' using errcode = 'check_violation';
    end if;
    if exists (
        select from old_row o full join new_row n on n.pending_id = o.pending_id
        where (n.tenant_id, n.money_account_id, n.bank_id, n.occurrence)
            is distinct from (o.tenant_id, o.money_account_id, o.bank_id, o.occurrence))
    then
        raise exception 'a pending keeps its identity' using errcode = 'check_violation';
    end if;
    insert into transaction.pending_move
        (tenant_id, pending_id, from_state, to_state, reason, transaction_id, import_id, line_no, decided_by, note)
    select n.tenant_id, n.pending_id, o.state, n.state, n.reason, n.transaction_id, n.evidence_import_id, n.evidence_line_no,
        case when n.reason = 'decided' then n.decided_by end, case when n.reason = 'decided' then n.note end
    from old_row o join new_row n on n.pending_id = o.pending_id
    where n.state <> o.state;
    return null;
end
$$;

create trigger begins after insert on transaction.pending referencing new table as new_row
    for each statement execute function transaction.begin_pendings();
create trigger moves after update on transaction.pending referencing old table as old_row new table as new_row
    for each statement execute function transaction.move_pendings();
--rollback drop trigger moves on transaction.pending; drop trigger begins on transaction.pending; drop function transaction.move_pendings(); drop function transaction.begin_pendings(); drop table transaction.pending_move;

--changeset hissabbook:transaction-023-pending-proposal
--comment: A booked transaction that a pending may have become, with the reasons; nothing follows until a person accepts it. A dismissed one is never made again, nor followed as certain.
create table transaction.pending_proposal (
    tenant_id uuid not null,
    pending_id uuid not null references transaction.pending (pending_id),
    transaction_id uuid not null,
    score int not null check (score between 0 and 100),
    reasons text[] not null,
    dismissed_by uuid,
    dismissed_at timestamptz,
    note text check (length(note) <= 500),
    primary key (pending_id, transaction_id),
    check ((dismissed_by is null) = (dismissed_at is null))
);
call kernel.protect_tenant_table('transaction.pending_proposal', 'select, insert, update, delete');

create table transaction.pending_term (
    tenant_id uuid not null,
    money_account_id uuid not null,
    days int not null check (days between 1 and 365),
    primary key (tenant_id, money_account_id)
);
comment on table transaction.pending_term is 'after how many days untold a pending of the account has expired; 30 without a row';
call kernel.protect_tenant_table('transaction.pending_term', 'select, insert, update');

create view transaction.published_pending with (security_invoker = true) as
select p.tenant_id, p.pending_id, p.money_account_id, p.day, p.amount, p.currency, p.state, p.last_told,
    case when p.decided = 'PENDING' and p.last_told <= p.decided_told then null
        else p.last_told + coalesce(t.days, 30) end as open_through
from transaction.pending p
left join transaction.pending_term t on t.tenant_id = p.tenant_id and t.money_account_id = p.money_account_id;
grant select on transaction.published_pending to hissabbook_app;
--rollback drop view transaction.published_pending; drop table transaction.pending_term; drop table transaction.pending_proposal;
