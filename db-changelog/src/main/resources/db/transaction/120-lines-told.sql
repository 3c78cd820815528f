--liquibase formatted sql

--changeset hissabbook:transaction-1200-lines-told
--comment: What the booked and the recognised lines of an import are by now: a transaction that was merged into another since is that other one.
create view transaction.published_line_told with (security_invoker = true) as
select p.tenant_id, p.import_id, p.line_no, p.money_account_id, p.decision,
    coalesce(
        case when p.decision = 'DUPLICATE' then (
            select w.merged_into from transaction.withdrawal w where w.transaction_id = p.transaction_id) end,
        p.transaction_id) as transaction_id
from transaction.planned_line p
where p.decision in ('NEW', 'DUPLICATE');
grant select on transaction.published_line_told to hissabbook_app;
--rollback drop view transaction.published_line_told;
