--liquibase formatted sql

--changeset hissabbook:ledger-008-undo
--comment: The undo (or its own undoing) that wrote a reversing entry; none where a person reversed one entry.
alter table ledger.entry add column undo_id uuid;
alter table ledger.entry add constraint entry_of_undo_reverses check (undo_id is null or kind = 'REVERSAL');
--rollback alter table ledger.entry drop constraint entry_of_undo_reverses, drop column undo_id;
