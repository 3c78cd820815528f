--liquibase formatted sql

--changeset hissabbook:banking-010-source-file
--comment: A bank's file, once per content and tenant, in chunks that are compressed and then sealed under the master key.
create table banking.source_file (
    file_id uuid primary key,
    tenant_id uuid not null,
    sha256 bytea not null check (octet_length(sha256) = 32),
    size bigint not null check (size >= 0),
    stored_at timestamptz not null default now(),
    unique (tenant_id, sha256),
    unique (tenant_id, file_id)
);
call kernel.protect_tenant_table('banking.source_file', 'select, insert');
call kernel.make_append_only('banking.source_file');

create table banking.source_file_chunk (
    file_id uuid not null,
    no int not null,
    tenant_id uuid not null,
    sealed bytea not null,
    primary key (file_id, no),
    foreign key (tenant_id, file_id) references banking.source_file (tenant_id, file_id)
);
alter table banking.source_file_chunk alter column sealed set storage external;
call kernel.protect_tenant_table('banking.source_file_chunk', 'select, insert');
call kernel.make_append_only('banking.source_file_chunk');
--rollback drop table banking.source_file_chunk; drop table banking.source_file;

--changeset hissabbook:banking-011-import-job
--comment: One request to import one file: its state, how far it is, and what came of its lines. Row counts and progress change in the transaction that writes the rows.
create table banking.import_job (
    import_id uuid primary key,
    tenant_id uuid not null,
    file_id uuid not null,
    file_name text not null,
    money_account_id uuid,
    csv_profile_id uuid,
    csv_layout jsonb,
    csv_profile_version bigint,
    review text not null check (review in ('AUTO', 'ALWAYS')),
    state text not null check (state in ('RECEIVED', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING', 'COMPLETED',
        'REFUSED', 'CANCELLED')),
    format text,
    reader_version int,
    correlation_id text not null,
    requested_by uuid not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    same_as_import_id uuid,
    lines_seen int,
    staged_through int not null default 0,
    staged_lines int not null default 0,
    posted_through int not null default 0,
    posted_transactions int not null default 0,
    new_lines int, duplicate_lines int, conflict_lines int, pending_lines int, rejected_lines int,
    new_sum bigint, duplicate_sum bigint, conflict_sum bigint, pending_sum bigint,
    plan_no int not null default 1,
    plan_hash text,
    approved_plan_hash text,
    refusal_code text, refusal_detail text, refusal_line bigint,
    unique (tenant_id, import_id),
    -- With the tenant in it: a key that row security does not see cannot lead to another tenant's row.
    foreign key (tenant_id, file_id) references banking.source_file (tenant_id, file_id),
    foreign key (tenant_id, money_account_id) references banking.money_account (tenant_id, money_account_id),
    foreign key (tenant_id, csv_profile_id) references banking.csv_profile (tenant_id, csv_profile_id),
    foreign key (tenant_id, same_as_import_id) references banking.import_job (tenant_id, import_id),
    check ((state = 'REFUSED') = (refusal_code is not null)),
    check (state <> 'COMPLETED' or lines_seen = new_lines + duplicate_lines + conflict_lines + pending_lines + rejected_lines),
    check (state <> 'COMPLETED' or same_as_import_id is not null or posted_transactions = new_lines),
    check (posted_transactions <= coalesce(new_lines, 0))
);
create index import_job_by_tenant on banking.import_job (tenant_id, import_id desc);
create index import_job_by_file on banking.import_job (file_id);
call kernel.protect_tenant_table('banking.import_job', 'select, insert, update');
--rollback drop table banking.import_job;

--changeset hissabbook:banking-012-statement
--comment: What a file says of each account in it: span and stated balances.
create table banking.statement (
    import_id uuid not null,
    statement_no int not null,
    tenant_id uuid not null,
    money_account_id uuid,
    account_number text,
    currency char(3),
    covers_from date,
    covers_to date,
    opening_balance bigint,
    opening_date date,
    closing_balance bigint,
    closing_date date,
    notices jsonb not null default '[]',
    primary key (import_id, statement_no),
    foreign key (tenant_id, import_id) references banking.import_job (tenant_id, import_id),
    foreign key (tenant_id, money_account_id) references banking.money_account (tenant_id, money_account_id)
);
call kernel.protect_tenant_table('banking.statement', 'select, insert, update, delete');
--rollback drop table banking.statement;

--changeset hissabbook:banking-013-staged-line
--comment: A line of a file as it came: raw text and what was read from it, or why it could not be read. Never changed.
create table banking.staged_line (
    tenant_id uuid not null,
    import_id uuid not null,
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
    primary key (import_id, line_no),
    check (case status when 'R' then reject_code is not null and amount is null
        else booked is not null and amount is not null and currency is not null and facts is not null end)
);
call kernel.protect_tenant_table('banking.staged_line', 'select, insert');
call kernel.make_append_only('banking.staged_line');
--rollback drop table banking.staged_line;

--changeset hissabbook:banking-014-staged-line-check splitStatements:false
--comment: A staged line belongs to an import of the same tenant that is being staged; checked per statement, not per row.
create function banking.check_staged_lines() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (
        select from (select distinct tenant_id, import_id from new_line) n
        left join banking.import_job j on j.import_id = n.import_id and j.tenant_id = n.tenant_id and j.state = 'STAGING'
        where j.import_id is null)
    then
        raise exception 'staged lines belong to an import of their own tenant that is being staged' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger belongs_to_import after insert on banking.staged_line referencing new table as new_line
    for each statement execute function banking.check_staged_lines();
--rollback drop trigger belongs_to_import on banking.staged_line; drop function banking.check_staged_lines();

--changeset hissabbook:banking-015-published
--comment: What planning, posting, reconciling and reports may read.
create view banking.published_import with (security_invoker = true) as
select tenant_id, import_id, file_id, file_name, state, requested_at, finished_at, money_account_id, same_as_import_id from banking.import_job;

create view banking.published_statement with (security_invoker = true) as
select s.tenant_id, s.import_id, s.statement_no, s.money_account_id, coalesce(s.currency, a.currency) as currency, a.currency as account_currency,
    s.covers_from, s.covers_to, s.opening_balance, s.opening_date, s.closing_balance, s.closing_date
from banking.statement s join banking.money_account a on a.money_account_id = s.money_account_id;

create view banking.published_staged_line with (security_invoker = true) as
select tenant_id, import_id, line_no, file_line, statement_no, status, booked, value_date, amount, currency, balance_after, facts, bank_id,
    type, counterparty, description, raw, reject_column, reject_code, reject_reason
from banking.staged_line;

grant select on banking.published_import, banking.published_statement, banking.published_staged_line to hissabbook_app;
--rollback drop view banking.published_import; drop view banking.published_statement; drop view banking.published_staged_line;

--changeset hissabbook:banking-016-questions
--comment: What a look at a file found, what it leaves open and what a person answered; the character set it turned out to have. Nothing is read while a question is open.
alter table banking.import_job
    add column inspection jsonb,
    add column answers jsonb not null default '{}',
    add column encoding text,
    drop constraint import_job_state_check,
    add constraint import_job_state_check check (state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING',
        'COMPLETED', 'REFUSED', 'CANCELLED')),
    add constraint import_job_asks check (
        state not in ('AWAITING_ANSWER', 'STAGING')
        or (state = 'AWAITING_ANSWER') = (jsonb_array_length(coalesce(inspection -> 'questions', '[]')) > 0)),
    add constraint import_job_reads_nothing_unasked check (state <> 'AWAITING_ANSWER' or staged_through = 0);
alter table banking.csv_profile add column fingerprint text;
create index csv_profile_fingerprint on banking.csv_profile (tenant_id, fingerprint) where not deleted;
alter table banking.statement add column available_balance bigint, add column available_date date;
--rollback alter table banking.statement drop column available_balance, drop column available_date; drop index banking.csv_profile_fingerprint; alter table banking.csv_profile drop column fingerprint; alter table banking.import_job drop constraint import_job_reads_nothing_unasked, drop constraint import_job_asks, drop constraint import_job_state_check, add constraint import_job_state_check check (state in ('RECEIVED', 'STAGING', 'PLANNING', 'AWAITING_REVIEW', 'POSTING', 'COMPLETED', 'REFUSED', 'CANCELLED')), drop column inspection, drop column answers, drop column encoding;
