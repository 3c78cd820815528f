--liquibase formatted sql

--changeset hissabbook:transaction-009-proposal
--comment: A new line that may be a known transaction told otherwise, with the reasons. Nothing follows from it until a person decides; it is open while its line is still NEW and nobody dismissed it.
create table transaction.proposal (
    tenant_id uuid not null,
    import_id uuid not null,
    line_no int not null,
    transaction_id uuid not null,
    days int not null,
    score int not null check (score between 0 and 100),
    reasons text[] not null,
    dismissed_by uuid,
    dismissed_at timestamptz,
    primary key (import_id, line_no),
    check ((dismissed_by is null) = (dismissed_at is null))
);
call kernel.protect_tenant_table('transaction.proposal', 'select, insert, update, delete');
--rollback drop table transaction.proposal;
