--liquibase formatted sql

--changeset hissabbook:classification-1100-contra-account
--comment: A contra account grows on the other side than the accounts of its type do, such as accumulated depreciation.
alter table classification.account add column contra boolean not null default false;
--rollback alter table classification.account drop column contra;
