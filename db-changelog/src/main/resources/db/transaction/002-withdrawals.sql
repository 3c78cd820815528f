--liquibase formatted sql

--changeset hissabbook:transaction-006-withdrawal
--comment: Transactions that no longer count as known, since no import that stands holds them: a row while that is so. The transaction itself is never changed.
create table transaction.withdrawal (
    tenant_id uuid not null,
    transaction_id uuid not null references transaction.transaction (transaction_id),
    money_account_id uuid not null,
    cause_id uuid not null,
    withdrawn_at timestamptz not null default now(),
    primary key (transaction_id)
);
create index withdrawal_on_account on transaction.withdrawal (tenant_id, money_account_id);
call kernel.protect_tenant_table('transaction.withdrawal', 'select, insert, delete');

-- Which other imports have recognised a transaction: they keep it when the one that posted it is undone.
create index planned_line_recognised on transaction.planned_line (transaction_id) where decision = 'DUPLICATE';

create view transaction.published_withdrawal with (security_invoker = true) as
select tenant_id, transaction_id, cause_id from transaction.withdrawal;
grant select on transaction.published_withdrawal to hissabbook_app;
--rollback drop view transaction.published_withdrawal; drop index transaction.planned_line_recognised; drop table transaction.withdrawal;
