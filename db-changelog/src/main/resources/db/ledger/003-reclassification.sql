--liquibase formatted sql

--changeset hissabbook:ledger-009-reclassification
--comment: An entry that moves a transaction from one account to another; the entry that first booked it stays. Leads back only while there is none: entries are never removed.
alter table ledger.entry
    drop constraint entry_kind_check,
    add constraint entry_kind_check check (kind in ('ORIGINAL', 'OPENING', 'REVERSAL', 'RECLASSIFICATION')),
    add constraint entry_reclassifies_a_transaction check (kind <> 'RECLASSIFICATION' or transaction_id is not null);
--rollback alter table ledger.entry drop constraint entry_reclassifies_a_transaction, drop constraint entry_kind_check, add constraint entry_kind_check check (kind in ('ORIGINAL', 'OPENING', 'REVERSAL'));
