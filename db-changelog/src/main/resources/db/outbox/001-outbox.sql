--liquibase formatted sql

--changeset hissabbook:outbox-001
--comment: What must be started outside the database; written in the transaction that made it necessary and kept until it has ended. Holds ids only.
create schema outbox;
grant usage on schema outbox to hissabbook_app;

create table outbox.pending_process (
    process text not null,
    subject_id uuid not null,
    tenant_id uuid not null,
    created_at timestamptz not null default now(),
    next_check_at timestamptz not null default now(),
    checks int not null default 0,
    primary key (process, subject_id)
);
create index pending_process_due on outbox.pending_process (next_check_at);
call kernel.protect_tenant_table('outbox.pending_process', 'select, insert, update, delete');

--rollback drop table outbox.pending_process; drop schema outbox;

--changeset hissabbook:outbox-002-sweeper
--comment: The sweeper looks over all tenants for processes that have not ended: it sees ids and times, nothing else, and only when it says so for its transaction.
create policy sweeper on outbox.pending_process using (current_setting('hissabbook.sweeper', true) = 'on')
    with check (current_setting('hissabbook.sweeper', true) = 'on');
--rollback drop policy sweeper on outbox.pending_process;
