--liquibase formatted sql

--changeset hissabbook:classification-001-schema
--comment: The chart of accounts, and why a transaction went to which account.
create schema classification;
grant usage on schema classification to hissabbook_app;
--rollback drop schema classification;

--changeset hissabbook:classification-002-account
--comment: The chart of accounts of an organisation. A money account's account has the money account's id.
create table classification.account (
    account_id uuid primary key,
    tenant_id uuid not null,
    code text not null check (length(code) between 1 and 20),
    name text not null check (length(name) between 1 and 200),
    type text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
    role text check (role in ('MONEY', 'OPENING_BALANCES', 'CLEARING', 'UNCATEGORISED_INCOME', 'UNCATEGORISED_EXPENSE')),
    currency char(3),
    archived boolean not null default false,
    version bigint not null,
    unique (tenant_id, account_id)
);
create unique index account_code on classification.account (tenant_id, code);
create unique index account_role on classification.account (tenant_id, role) where role <> 'MONEY';
call kernel.protect_tenant_table('classification.account', 'select, insert, update');
--rollback drop table classification.account;

--changeset hissabbook:classification-003-rule
--comment: "Description contains … → account", tried in order of position; the first that matches wins.
create table classification.rule (
    rule_id uuid primary key,
    tenant_id uuid not null,
    position int not null,
    contains text not null check (length(contains) between 2 and 200),
    account_id uuid not null,
    active boolean not null default true,
    version bigint not null,
    foreign key (tenant_id, account_id) references classification.account (tenant_id, account_id)
);
create index rule_order on classification.rule (tenant_id, position, rule_id);
call kernel.protect_tenant_table('classification.rule', 'select, insert, update');
--rollback drop table classification.rule;

--changeset hissabbook:classification-004-assignment
--comment: Which account a planned transaction goes to, and why: the rule and its version, or the default.
create table classification.assignment (
    tenant_id uuid not null,
    transaction_id uuid not null,
    account_id uuid not null,
    rule_id uuid,
    rule_version int,
    primary key (transaction_id),
    check ((rule_id is null) = (rule_version is null))
);
call kernel.protect_tenant_table('classification.assignment', 'select, insert, delete');
--rollback drop table classification.assignment;

--changeset hissabbook:classification-005-published
--comment: What the ledger and reports may read; a classified line is all that is needed to write an entry. Its assignment is looked up by its key: a join could be planned as a scan of all history.
create view classification.published_account with (security_invoker = true) as
select tenant_id, account_id, code, name, type, role, currency, archived from classification.account;

create view classification.published_assignment with (security_invoker = true) as
select tenant_id, transaction_id, account_id, rule_id, rule_version from classification.assignment;

create view classification.published_classified_line with (security_invoker = true) as
select p.tenant_id, p.import_id, p.line_no, s.import_id as staged_import_id, s.line_no as staged_line_no, p.transaction_id,
    p.money_account_id, a.account_id, s.booked, s.amount, s.currency
from transaction.published_planned_line p
join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
cross join lateral (select account_id from classification.assignment where transaction_id = p.transaction_id limit 1) a
where p.decision = 'NEW';

grant select on classification.published_account, classification.published_assignment, classification.published_classified_line
    to hissabbook_app;
--rollback drop view classification.published_classified_line; drop view classification.published_assignment; drop view classification.published_account;
