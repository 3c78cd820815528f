--liquibase formatted sql

--changeset hissabbook:transaction-007-line-decision
--comment: What a person decided on a line of an import, which every plan of it follows; the latest decision counts.
create table transaction.line_decision (
    tenant_id uuid not null,
    import_id uuid not null,
    line_no int not null,
    verdict text not null check (verdict in ('NEW', 'DUPLICATE', 'SKIP')),
    transaction_id uuid,
    note text not null check (length(note) <= 500),
    decided_by uuid not null,
    decided_at timestamptz not null default now(),
    primary key (import_id, line_no),
    check ((verdict = 'DUPLICATE') = (transaction_id is not null))
);
call kernel.protect_tenant_table('transaction.line_decision', 'select, insert, update');
--rollback drop table transaction.line_decision;

--changeset hissabbook:transaction-008-merged
--comment: A line that a person called a duplicate of another transaction is remembered under its own id and facts, as a withdrawn transaction that is merged into the other one: so it is known when it comes again.
alter table transaction.withdrawal
    add column merged_into uuid references transaction.transaction (transaction_id),
    add column decided boolean not null default false;
comment on column transaction.withdrawal.decided is 'by a person, on its line; bringing an import back leaves it so';
create or replace view transaction.published_withdrawal with (security_invoker = true) as
select tenant_id, transaction_id, cause_id, decided from transaction.withdrawal;
grant update (merged_into) on transaction.withdrawal to hissabbook_app;
create index withdrawal_merged on transaction.withdrawal (merged_into) where merged_into is not null;
alter table transaction.planned_line
    add column own_id uuid,
    drop constraint planned_line_check1,
    add constraint planned_line_numbered check (
        case when decision = 'NEW' then occurrence is not null else occurrence is null or own_id is not null end);
comment on column transaction.planned_line.own_id is
    'of a line that a person decided on: the id under which it was or is recorded itself; with an occurrence it is known by its own facts too';
grant update on transaction.planned_line to hissabbook_app;
--rollback drop index transaction.withdrawal_merged; drop view transaction.published_withdrawal; alter table transaction.withdrawal drop column merged_into, drop column decided; create view transaction.published_withdrawal with (security_invoker = true) as select tenant_id, transaction_id, cause_id from transaction.withdrawal; grant select on transaction.published_withdrawal to hissabbook_app; revoke update on transaction.planned_line from hissabbook_app; alter table transaction.planned_line drop constraint planned_line_numbered, drop column own_id, add constraint planned_line_check1 check ((decision = 'NEW') = (occurrence is not null));
