--liquibase formatted sql

--changeset hissabbook:banking-210-replay
--comment: An import's stored file read once more, by the reader of today or under another layout, to see what would differ. Nothing of it is booked, until a person applies it: then an import corrects the first one.
create table banking.replay (
    replay_id uuid primary key,
    tenant_id uuid not null,
    import_id uuid not null,
    replay_no int not null check (replay_no > 0),
    state text not null check (state in ('READING', 'READ', 'REFUSED', 'APPLIED')),
    reader_version int not null,
    csv_layout jsonb,
    csv_profile_id uuid,
    csv_profile_version bigint,
    applied_import_id uuid,
    taken_back int[] not null default '{}',
    answers jsonb not null,
    correlation_id text not null,
    requested_by uuid not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    staged_through int not null default 0,
    lines_seen int,
    refusal_code text, refusal_detail text, refusal_line bigint,
    unique (import_id, replay_no),
    unique (tenant_id, replay_id),
    check ((state = 'READING') = (finished_at is null)),
    check ((state = 'REFUSED') = (refusal_code is not null)),
    check (state not in ('READ', 'APPLIED') or lines_seen = staged_through),
    check ((state = 'APPLIED') = (applied_import_id is not null)),
    foreign key (tenant_id, applied_import_id) references banking.import_job (tenant_id, import_id),
    foreign key (tenant_id, import_id) references banking.import_job (tenant_id, import_id),
    foreign key (tenant_id, csv_profile_id) references banking.csv_profile (tenant_id, csv_profile_id)
);
comment on column banking.replay.taken_back is 'lines of the import that were taken back when the replay was applied';
create unique index replay_one_at_a_time on banking.replay (import_id) where state = 'READING';
call kernel.protect_tenant_table('banking.replay', 'select, insert, update');

create or replace view banking.published_correction with (security_invoker = true) as
select c.tenant_id, c.import_id, c.corrects_import_id,
    exists (select from banking.replay r where r.applied_import_id = c.import_id) as replayed
from banking.correction c;
--rollback drop view banking.published_correction; create view banking.published_correction with (security_invoker = true) as select tenant_id, import_id, corrects_import_id from banking.correction; grant select on banking.published_correction to hissabbook_app; drop table banking.replay;

--changeset hissabbook:banking-211-replayed-line
--comment: A line as a replay read it, apart from what the import staged. Never changed.
create table banking.replayed_line (
    tenant_id uuid not null,
    replay_id uuid not null,
    line_no int not null check (line_no > 0),
    file_line int not null check (file_line > 0),
    statement_no int not null,
    booked date,
    value_date date,
    amount bigint,
    balance_after bigint,
    facts uuid,
    currency char(3),
    status "char" not null check (status in ('B', 'P', 'R')),
    bank_id text,
    type text,
    counterparty text,
    description text,
    raw text not null,
    reject_column text,
    reject_code text,
    reject_reason text,
    primary key (replay_id, line_no),
    check (case status when 'R' then reject_code is not null and amount is null
        else booked is not null and amount is not null and currency is not null and facts is not null end),
    foreign key (tenant_id, replay_id) references banking.replay (tenant_id, replay_id)
);
call kernel.protect_tenant_table('banking.replayed_line', 'select, insert');
call kernel.make_append_only('banking.replayed_line');
--rollback drop table banking.replayed_line;
