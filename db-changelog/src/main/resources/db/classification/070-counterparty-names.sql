--liquibase formatted sql

--changeset hissabbook:classification-700-counterparty-name
--comment: What people call a counterparty whose normalised name is the key; several keys with one name are one counterparty. A row without a name was given up, so that the versions add up to a number that only grows.
create table classification.counterparty_name (
    tenant_id uuid not null,
    counterparty_id uuid not null default uuidv7(),
    key text not null check (length(key) between 1 and 60),
    name text check (length(name) between 1 and 200),
    version bigint not null default 1,
    primary key (tenant_id, key)
);
call kernel.protect_tenant_table('classification.counterparty_name', 'select, insert, update');
--rollback drop table classification.counterparty_name;
