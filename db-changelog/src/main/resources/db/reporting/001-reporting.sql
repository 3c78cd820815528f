--liquibase formatted sql

--changeset hissabbook:reporting-001
--comment: Read models for reports: each a view over what the other modules publish.
create schema reporting;
grant usage on schema reporting to hissabbook_app;

create view reporting.account_day with (security_invoker = true) as
select b.tenant_id, b.account_id, a.code, a.name, a.type, b.currency, b.day, b.debit, b.credit, b.postings
from ledger.published_daily_balance b
join classification.published_account a on a.account_id = b.account_id;

create view reporting.posting_line with (security_invoker = true) as
select p.tenant_id, p.account_id, p.entry_date, p.entry_id, p.no, p.amount, p.currency, e.kind, e.reverses, e.transaction_id
from ledger.published_posting p
join ledger.published_entry e on e.entry_id = p.entry_id;

grant select on reporting.account_day, reporting.posting_line to hissabbook_app;
--rollback drop view reporting.account_day; drop view reporting.posting_line; drop schema reporting;
