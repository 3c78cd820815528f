--liquibase formatted sql

--changeset hissabbook:ledger-400-entry-of-application
--comment: The application of rules, or the merging of accounts, that wrote an entry, and its line there: at most one entry moves it, however often a step runs.
alter table ledger.entry
    add column application_id uuid,
    add column application_line int,
    add constraint entry_of_application_line check ((application_id is null) = (application_line is null));
create unique index entry_applied_once on ledger.entry (application_id, application_line)
    where kind = 'RECLASSIFICATION' and application_id is not null;
--rollback drop index ledger.entry_applied_once; alter table ledger.entry drop constraint entry_of_application_line, drop column application_id, drop column application_line;
