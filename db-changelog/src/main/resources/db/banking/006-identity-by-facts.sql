--liquibase formatted sql

--changeset hissabbook:banking-020-identity
--comment: Whether the lines of an account are known by the bank's ids or by their facts alone, for banks whose ids are numbers of lines or change with every download. Null until somebody decided: then the bank's ids count, and the account may be proposed for its facts once.
alter table banking.money_account add column identity text check (identity in ('BANK_ID', 'FACTS'));
create or replace view banking.published_money_account with (security_invoker = true) as
select tenant_id, money_account_id, name, kind, currency, identity from banking.money_account;
--rollback drop view banking.published_money_account; create view banking.published_money_account with (security_invoker = true) as select tenant_id, money_account_id, name, kind, currency from banking.money_account; grant select on banking.published_money_account to hissabbook_app; alter table banking.money_account drop column identity;
