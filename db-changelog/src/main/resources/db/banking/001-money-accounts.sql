--liquibase formatted sql

--changeset hissabbook:banking-001-schema
--comment: Banks' accounts and what banks say about them.
create schema banking;
grant usage on schema banking to hissabbook_app;
--rollback drop schema banking;

--changeset hissabbook:banking-002-money-account
--comment: A bank, card or cash account; backed by the account of the chart that has the same id.
create table banking.money_account (
    money_account_id uuid primary key,
    tenant_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('BANK', 'CARD', 'CASH')),
    currency char(3) not null,
    bank text,
    account_number text,
    version bigint not null,
    unique (tenant_id, money_account_id)
);
create unique index money_account_number on banking.money_account (tenant_id, account_number) where account_number is not null;
call kernel.protect_tenant_table('banking.money_account', 'select, insert, update');
--rollback drop table banking.money_account;

--changeset hissabbook:banking-003-csv-profile
--comment: How a bank lays out its CSV files; an edit is a new version, so that an import can say which one read it.
create table banking.csv_profile (
    csv_profile_id uuid primary key,
    tenant_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    layout jsonb not null,
    deleted boolean not null default false,
    version bigint not null,
    unique (tenant_id, csv_profile_id)
);
create unique index csv_profile_name on banking.csv_profile (tenant_id, lower(name)) where not deleted;
call kernel.protect_tenant_table('banking.csv_profile', 'select, insert, update');
--rollback drop table banking.csv_profile;

--changeset hissabbook:banking-004-published-money-account
--comment: What other modules may know of a money account.
create view banking.published_money_account with (security_invoker = true) as
select tenant_id, money_account_id, name, kind, currency from banking.money_account;
grant select on banking.published_money_account to hissabbook_app;
--rollback drop view banking.published_money_account;
