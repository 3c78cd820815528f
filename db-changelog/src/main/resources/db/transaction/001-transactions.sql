--liquibase formatted sql

--changeset hissabbook:transaction-001-schema
--comment: What happened on an account, once each, and the plan that decides it.
create schema transaction;
grant usage on schema transaction to hissabbook_app;
--rollback drop schema transaction;

--changeset hissabbook:transaction-002-transaction
--comment: A transaction, known by its facts (account, day, amount, canonical description, n-th occurrence). Append-only.
create table transaction.transaction (
    tenant_id uuid not null,
    transaction_id uuid not null,
    money_account_id uuid,
    import_id uuid,
    facts uuid not null,
    amount bigint not null,
    booked date not null,
    value_date date,
    occurrence int not null check (occurrence > 0),
    line_no int,
    currency char(3) not null,
    source text not null check (source in ('BANK', 'MANUAL')),
    bank_id text,
    counterparty text,
    description text not null,
    recorded_at timestamptz not null default now(),
    primary key (transaction_id),
    check ((import_id is null) = (line_no is null)),
    check ((source = 'BANK') = (import_id is not null)),
    check ((source = 'BANK') = (money_account_id is not null))
);
-- The identity of a transaction. Led by account and day, so that its cost stays the same as history grows.
create unique index transaction_identity on transaction.transaction
    (tenant_id, money_account_id, booked, amount, facts, occurrence);
create index transaction_bank_id on transaction.transaction (tenant_id, money_account_id, bank_id) where bank_id is not null;
call kernel.protect_tenant_table('transaction.transaction', 'select, insert');
call kernel.make_append_only('transaction.transaction');
--rollback drop table transaction.transaction;

--changeset hissabbook:transaction-003-planned-line
--comment: What is to become of each staged line; for NEW the id that the transaction will have, for DUPLICATE and CONFLICT the known one.
create table transaction.planned_line (
    tenant_id uuid not null,
    import_id uuid not null,
    line_no int not null,
    occurrence int,
    money_account_id uuid not null,
    transaction_id uuid,
    decision text not null check (decision in ('NEW', 'DUPLICATE', 'CONFLICT', 'PENDING', 'REJECTED')),
    reason text not null,
    primary key (import_id, line_no),
    check ((decision in ('PENDING', 'REJECTED')) = (transaction_id is null)),
    check ((decision = 'NEW') = (occurrence is not null))
);
call kernel.protect_tenant_table('transaction.planned_line', 'select, insert, delete');
--rollback drop table transaction.planned_line;

--changeset hissabbook:transaction-004-account-turn
--comment: One import at a time plans and posts on an account: the turn is kept in the database, so it outlives every process.
create table transaction.account_turn (
    tenant_id uuid not null,
    money_account_id uuid not null,
    import_id uuid not null,
    taken_at timestamptz not null default now(),
    primary key (tenant_id, money_account_id)
);
create index account_turn_import on transaction.account_turn (import_id);
call kernel.protect_tenant_table('transaction.account_turn', 'select, insert, delete');
--rollback drop table transaction.account_turn;

--changeset hissabbook:transaction-005-published
--comment: What classification, the ledger and reports may read.
create view transaction.published_planned_line with (security_invoker = true) as
select tenant_id, import_id, line_no, decision, reason, money_account_id, transaction_id, occurrence from transaction.planned_line;

create view transaction.published_transaction with (security_invoker = true) as
select tenant_id, transaction_id, money_account_id, import_id, line_no, booked, value_date, amount, currency, source, bank_id, counterparty,
    description, recorded_at
from transaction.transaction;

grant select on transaction.published_planned_line, transaction.published_transaction to hissabbook_app;
--rollback drop view transaction.published_planned_line; drop view transaction.published_transaction;
