--liquibase formatted sql

--changeset hissabbook:classification-100-published-override
--comment: The choices of people that are in force: the ledger tells of them where it matches transfers, and never matches them by itself.
create view classification.published_override with (security_invoker = true) as
select tenant_id, transaction_id, account_id from classification.override where not lifted;
grant select on classification.published_override to hissabbook_app;
--rollback drop view classification.published_override;
