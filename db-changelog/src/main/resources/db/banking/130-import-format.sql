--liquibase formatted sql

--changeset hissabbook:banking-1300-import-format
--comment: Others tell people which kind of file something came from.
create or replace view banking.published_import with (security_invoker = true) as
select tenant_id, import_id, file_id, file_name, state, requested_at, finished_at, money_account_id, same_as_import_id, format from banking.import_job;
--rollback drop view banking.published_import; create view banking.published_import with (security_invoker = true) as select tenant_id, import_id, file_id, file_name, state, requested_at, finished_at, money_account_id, same_as_import_id from banking.import_job; grant select on banking.published_import to hissabbook_app;
