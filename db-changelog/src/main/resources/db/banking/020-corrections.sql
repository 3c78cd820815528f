--liquibase formatted sql

--changeset hissabbook:banking-200-correction
--comment: An import that brings lines of another one again, corrected. Its file is whole: the rows that came back stand in the place of the rejected ones; what the person handed in is kept beside it.
create table banking.correction (
    import_id uuid primary key,
    tenant_id uuid not null,
    corrects_import_id uuid not null,
    handed_in_file_id uuid not null,
    check (import_id <> corrects_import_id),
    foreign key (tenant_id, import_id) references banking.import_job (tenant_id, import_id),
    foreign key (tenant_id, corrects_import_id) references banking.import_job (tenant_id, import_id),
    foreign key (tenant_id, handed_in_file_id) references banking.source_file (tenant_id, file_id)
);
create index correction_of_import on banking.correction (corrects_import_id, import_id);
call kernel.protect_tenant_table('banking.correction', 'select, insert');
call kernel.make_append_only('banking.correction');
--rollback drop table banking.correction;

--changeset hissabbook:banking-201-given-up-line
--comment: A rejected line that a person gave up, and why. Nothing of it was booked, nothing will be unless it comes corrected after all.
create table banking.given_up_line (
    import_id uuid not null,
    line_no int not null,
    tenant_id uuid not null,
    note text not null check (note <> ''),
    given_up_by uuid not null,
    given_up_at timestamptz not null default now(),
    primary key (import_id, line_no),
    foreign key (tenant_id, import_id) references banking.import_job (tenant_id, import_id)
);
call kernel.protect_tenant_table('banking.given_up_line', 'select, insert');
call kernel.make_append_only('banking.given_up_line');
--rollback drop table banking.given_up_line;

--changeset hissabbook:banking-202-published-correction
--comment: Which import corrects which: a correction holds the lines of the file that it corrects, so planning knows them for the same ones.
create view banking.published_correction with (security_invoker = true) as
select tenant_id, import_id, corrects_import_id from banking.correction;
grant select on banking.published_correction to hissabbook_app;
--rollback drop view banking.published_correction;
