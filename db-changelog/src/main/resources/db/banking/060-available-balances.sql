--liquibase formatted sql

--changeset hissabbook:banking-060-available-balance
--comment: What banks say can be spent, and on which day: what an account's booked and pending amounts are held against.
create index statement_available on banking.statement (tenant_id, money_account_id) where available_balance is not null;
create view banking.published_available_balance with (security_invoker = true) as
select s.tenant_id, s.money_account_id, s.import_id, coalesce(s.available_date, s.closing_date, s.covers_to) as day,
    s.available_balance as amount, coalesce(s.currency, a.currency) as currency
from banking.statement s
join banking.money_account a on a.money_account_id = s.money_account_id
join banking.import_job i on i.import_id = s.import_id
where s.available_balance is not null and (i.state = 'COMPLETED' or exists (
    select from banking.import_job j where j.same_as_import_id = i.import_id and j.state = 'COMPLETED'));
grant select on banking.published_available_balance to hissabbook_app;
--rollback drop view banking.published_available_balance; drop index banking.statement_available;
