--liquibase formatted sql

--changeset hissabbook:classification-300-application
--comment: Transactions that are booked already move to other accounts: to what the rules of a version say, or because an account is merged into another. One row for each such process, with how far it is; one at a time in an organisation.
create table classification.application (
    application_id uuid primary key,
    tenant_id uuid not null,
    cause text not null check (cause in ('RULES', 'MERGE')),
    state text not null check (state in ('PLANNED', 'RUNNING', 'COMPLETED', 'CANCELLED', 'UNDOING', 'UNDONE')),
    from_day date,
    to_day date,
    ledger_ids uuid[] not null default '{}',
    rule_ids uuid[] not null default '{}',
    rule_set_version bigint not null,
    from_account uuid,
    into_account uuid,
    plan_hash text not null default '',
    transactions bigint not null default 0,
    overridden bigint not null default 0,
    lines int not null default 0,
    through int not null default 0,
    undone_through int not null default 0,
    cancelled boolean not null default false,
    correlation_id text not null,
    requested_by uuid not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    check ((cause = 'MERGE') = (from_account is not null and into_account is not null)),
    check (undone_through <= through and through <= lines),
    unique (tenant_id, application_id)
);
create unique index application_one_at_a_time on classification.application (tenant_id) where state in ('RUNNING', 'UNDOING');
create index application_of_tenant on classification.application (tenant_id, application_id);
call kernel.protect_tenant_table('classification.application', 'select, insert, update');
--rollback drop table classification.application;

--changeset hissabbook:classification-301-application-line
--comment: One transaction that moves, from where to where, with what its assignment said before, so that it can be brought back. Its status says what became of it.
create table classification.application_line (
    tenant_id uuid not null,
    application_id uuid not null,
    transaction_id uuid not null,
    from_account uuid not null,
    to_account uuid not null,
    amount bigint not null,
    line_no int not null,
    booked date not null,
    currency char(3) not null,
    rule_id uuid,
    rule_version int,
    tags text[],
    before_rule_id uuid,
    before_rule_version int,
    before_rule_set_version bigint,
    before_tags text[],
    before_application_id uuid,
    choice_followed boolean not null default false,
    status text not null default 'PLANNED'
        check (status in ('PLANNED', 'LOCKED', 'ELSEWHERE', 'POSTED', 'SKIPPED', 'REVERSED', 'CHOSEN', 'KEPT')),
    primary key (application_id, line_no),
    foreign key (tenant_id, application_id) references classification.application (tenant_id, application_id)
);
comment on column classification.application_line.amount is 'what the from-account is to be debited with, in minor units; the account it goes to is credited with it';
call kernel.protect_tenant_table('classification.application_line', 'select, insert, update');
--rollback drop table classification.application_line;

--changeset hissabbook:classification-302-assignment-by-application
--comment: An assignment says which application last moved it; the rule and the version beside it are then the ones applied.
alter table classification.assignment add column application_id uuid;
grant update on classification.assignment to hissabbook_app;

create view classification.published_application_line with (security_invoker = true) as
select l.tenant_id, l.application_id, a.cause, l.line_no, l.transaction_id, l.from_account, l.to_account, l.amount, l.currency, l.booked,
    l.status
from classification.application_line l
join classification.application a on a.application_id = l.application_id;
grant select on classification.published_application_line to hissabbook_app;
--rollback drop view classification.published_application_line; revoke update on classification.assignment from hissabbook_app; alter table classification.assignment drop column application_id;
