--liquibase formatted sql

--changeset hissabbook:transaction-800-reinstatement splitStatements:false
--comment: When a transaction that was withdrawn last began to count again. Who would bring another one back has to know that this one took its place meanwhile, however long ago it was recorded.
create table transaction.reinstatement (
    transaction_id uuid primary key,
    tenant_id uuid not null,
    reinstated_at timestamptz not null default now()
);
call kernel.protect_tenant_table('transaction.reinstatement', 'select, insert, update');

create function transaction.note_reinstatement() returns trigger language plpgsql set search_path = '' as $$
begin
    insert into transaction.reinstatement as r (transaction_id, tenant_id)
    select o.transaction_id, o.tenant_id from old_withdrawal o
    on conflict (transaction_id) do update set reinstated_at = now();
    return null;
end
$$;
create trigger reinstatement_noted after delete on transaction.withdrawal referencing old table as old_withdrawal
    for each statement execute function transaction.note_reinstatement();
--rollback drop trigger reinstatement_noted on transaction.withdrawal; drop function transaction.note_reinstatement(); drop table transaction.reinstatement;
