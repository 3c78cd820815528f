--liquibase formatted sql

--changeset hissabbook:reconciliation-001
--comment: What became of each statement: the balance that the bank states against the one the books hold on that day.
create schema reconciliation;
grant usage on schema reconciliation to hissabbook_app;

create table reconciliation.statement_check (
    import_id uuid not null,
    statement_no int not null,
    tenant_id uuid not null,
    money_account_id uuid not null,
    currency char(3) not null,
    as_of date,
    stated_balance bigint,
    computed_balance bigint not null,
    statement_sum bigint,
    opening_balance bigint,
    verdict text not null check (verdict in ('AGREES', 'DIFFERS', 'NOT_STATED')),
    inner_verdict text not null check (inner_verdict in ('AGREES', 'DIFFERS', 'NOT_STATED')),
    checked_at timestamptz not null default now(),
    primary key (import_id, statement_no),
    check ((verdict = 'NOT_STATED') = (stated_balance is null))
);
call kernel.protect_tenant_table('reconciliation.statement_check', 'select, insert');
call kernel.make_append_only('reconciliation.statement_check');
--rollback drop table reconciliation.statement_check; drop schema reconciliation;

--changeset hissabbook:reconciliation-002-books-only
--comment: Whether a file adds up by itself is said by the balance gate while it is read; a check holds the bank against the books.
alter table reconciliation.statement_check drop column statement_sum, drop column opening_balance, drop column inner_verdict;
--rollback alter table reconciliation.statement_check add column statement_sum bigint, add column opening_balance bigint, add column inner_verdict text not null default 'NOT_STATED';
