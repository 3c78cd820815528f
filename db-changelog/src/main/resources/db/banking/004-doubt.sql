--liquibase formatted sql

--changeset hissabbook:banking-018-doubt
--comment: Why a plan must be seen by a person whatever the review policy says; none where nothing speaks for that.
alter table banking.import_job add column doubt text;
--rollback alter table banking.import_job drop column doubt;
