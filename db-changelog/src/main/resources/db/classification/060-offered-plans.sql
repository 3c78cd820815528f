--liquibase formatted sql

--changeset hissabbook:classification-600-offered-plan
--comment: What a person was shown of a plan that waits for review, so that it can be told line by line what has changed since. Kept for the latest plan and the one before, until the import ends.
create table classification.offered_plan (
    tenant_id uuid not null,
    import_id uuid not null,
    plan_no int not null,
    plan_hash text not null,
    primary key (import_id, plan_no)
);
call kernel.protect_tenant_table('classification.offered_plan', 'select, insert, delete');

create table classification.offered_line (
    tenant_id uuid not null,
    import_id uuid not null,
    plan_no int not null,
    line_no int not null,
    decision text not null,
    reason text not null,
    transaction_id uuid,
    account_id uuid,
    primary key (import_id, plan_no, line_no)
);
comment on column classification.offered_line.transaction_id is 'the known transaction of a DUPLICATE or CONFLICT; a NEW line has none yet';
call kernel.protect_tenant_table('classification.offered_line', 'select, insert, delete');
--rollback drop table classification.offered_line; drop table classification.offered_plan;
