--liquibase formatted sql

--changeset hissabbook:transaction-1150-lines-put-back
--comment: What a skipped line was before, if it was known or in question: taking a replay back makes it that again instead of booking it.
alter table transaction.line_decision
    add column was jsonb,
    add constraint line_decision_was check (was is null or verdict = 'SKIP');
comment on column transaction.line_decision.was is 'decision, reason and transaction of the plan''s line before it was skipped; null where it was booked';
grant delete on transaction.line_decision to hissabbook_app;
--rollback revoke delete on transaction.line_decision from hissabbook_app; alter table transaction.line_decision drop column was;
