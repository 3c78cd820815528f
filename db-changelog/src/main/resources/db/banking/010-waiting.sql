--liquibase formatted sql

--changeset hissabbook:banking-100-waiting splitStatements:false
--comment: Since when an import waits for a person, when it was last reminded of, and that it may expire; the table itself notes when a wait begins.
alter table banking.import_job
    drop constraint import_job_state_check,
    add constraint import_job_state_check check (state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING',
        'COMPLETED', 'REFUSED', 'CANCELLED', 'EXPIRED', 'UNDOING', 'UNDONE', 'REINSTATING')),
    add column waiting_since timestamptz,
    add column reminded_at timestamptz,
    add column expires_at timestamptz;

create function banking.begin_waiting() returns trigger language plpgsql as $$
begin
    new.waiting_since := now();
    new.reminded_at := null;
    new.expires_at := null;
    return new;
end
$$;
create trigger begins_waiting before update of state, answers on banking.import_job for each row
    when (new.state in ('AWAITING_ANSWER', 'AWAITING_REVIEW') and (old.state <> new.state or old.answers is distinct from new.answers))
    execute function banking.begin_waiting();
-- The owner sees no tenant's rows while its own policies bind it.
alter table banking.import_job no force row level security;
update banking.import_job set waiting_since = now() where state in ('AWAITING_ANSWER', 'AWAITING_REVIEW');
alter table banking.import_job force row level security;
--rollback drop trigger begins_waiting on banking.import_job; drop function banking.begin_waiting(); alter table banking.import_job drop column waiting_since, drop column reminded_at, drop column expires_at, drop constraint import_job_state_check, add constraint import_job_state_check check (state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING', 'COMPLETED', 'REFUSED', 'CANCELLED', 'UNDOING', 'UNDONE', 'REINSTATING'));
