--liquibase formatted sql

--changeset hissabbook:banking-017-import-undo
--comment: An import that was posted can be undone, and an undone one brought back: one row for each time, with how far it is and what came of it.
create table banking.import_undo (
    undo_id uuid primary key,
    tenant_id uuid not null,
    import_id uuid not null,
    kind text not null check (kind in ('UNDO', 'REDO')),
    correlation_id text not null,
    requested_by uuid not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    through int not null default 0,
    changed int not null default 0,
    kept int not null default 0,
    foreign key (tenant_id, import_id) references banking.import_job (tenant_id, import_id)
);
create index import_undo_of_import on banking.import_undo (import_id, undo_id);
create unique index import_undo_one_at_a_time on banking.import_undo (import_id) where finished_at is null;
call kernel.protect_tenant_table('banking.import_undo', 'select, insert, update');

alter table banking.import_job
    drop constraint import_job_state_check,
    add constraint import_job_state_check check (state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING',
        'COMPLETED', 'REFUSED', 'CANCELLED', 'UNDOING', 'UNDONE', 'REINSTATING'));
create index import_job_same_as on banking.import_job (same_as_import_id) where same_as_import_id is not null;
--rollback drop index banking.import_job_same_as; alter table banking.import_job drop constraint import_job_state_check, add constraint import_job_state_check check (state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING', 'COMPLETED', 'REFUSED', 'CANCELLED')); drop table banking.import_undo;
