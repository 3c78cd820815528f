--liquibase formatted sql

--changeset hissabbook:banking-019-review-on-doubt
--comment: A plan may wait for a person only where something speaks for it.
alter table banking.import_job
    drop constraint import_job_review_check,
    add constraint import_job_review_check check (review in ('AUTO', 'ON_DOUBT', 'ALWAYS'));
--rollback alter table banking.import_job drop constraint import_job_review_check, add constraint import_job_review_check check (review in ('AUTO', 'ALWAYS'));
