--liquibase formatted sql

--changeset hissabbook:classification-1300-days-of-entries
--comment: The day that a line's entry counts on, as the books told it with the plan and again before the entry is written: the plan is agreed to with these days, and its entries count on no earlier ones.
alter table classification.application_line add column counts_on date;
comment on column classification.application_line.booked is 'the day of the bank''s line, or, of a merge, on which its amount counts on the account that goes';
comment on column classification.application_line.counts_on is 'the day of the entry that moves it; none where that is the line''s own day';
create or replace view classification.published_application_line with (security_invoker = true) as
select l.tenant_id, l.application_id, a.cause, l.line_no, l.transaction_id, l.from_account, l.to_account, l.amount, l.currency, l.booked,
    l.status, coalesce(l.counts_on, l.booked) as counts_on
from classification.application_line l
join classification.application a on a.application_id = l.application_id;
--rollback drop view classification.published_application_line; create view classification.published_application_line with (security_invoker = true) as select l.tenant_id, l.application_id, a.cause, l.line_no, l.transaction_id, l.from_account, l.to_account, l.amount, l.currency, l.booked, l.status from classification.application_line l join classification.application a on a.application_id = l.application_id; grant select on classification.published_application_line to hissabbook_app; comment on column classification.application_line.booked is null; alter table classification.application_line drop column counts_on;
