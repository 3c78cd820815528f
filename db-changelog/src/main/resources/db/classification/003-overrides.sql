--liquibase formatted sql

--changeset hissabbook:classification-009-override
--comment: A person's choice of account for one transaction. It wins over every rule until a person lifts it; the row then stays, so that its version goes on.
create table classification.override (
    transaction_id uuid primary key,
    tenant_id uuid not null,
    account_id uuid not null,
    note text check (length(note) between 1 and 500),
    lifted boolean not null default false,
    set_by uuid,
    set_at timestamptz not null,
    version bigint not null,
    foreign key (tenant_id, account_id) references classification.account (tenant_id, account_id)
);
create index override_in_force on classification.override (tenant_id, transaction_id) where not lifted;
call kernel.protect_tenant_table('classification.override', 'select, insert, update');
--rollback drop table classification.override;
