--liquibase formatted sql

--changeset hissabbook:classification-1000-rule-counterparty splitStatements:false rollbackSplitStatements:false
--comment: A rule may say who the counterparty of its lines is. What people call a counterparty wins over it. An application of rules keeps beside its line what was so before.
alter table classification.rule
    add column counterparty text check (length(counterparty) between 1 and 200),
    drop constraint rule_does_something,
    add constraint rule_does_something
        check (account_id is not null or split_id is not null or cardinality(tags) > 0 or counterparty is not null);
alter table classification.rule_revision add column counterparty text;
alter table classification.assignment add column counterparty text;
alter table classification.application_line add column counterparty text, add column before_counterparty text;

create or replace function classification.revise_rule_set() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    next_version bigint;
begin
    insert into classification.rule_set as s (tenant_id, version) values (new.tenant_id, 1)
    on conflict (tenant_id) do update set version = s.version + 1
    returning s.version into next_version;
    insert into classification.rule_revision
        (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, split_id, transfer, stop, tags,
        counterparty)
    values (new.tenant_id, new.rule_id, new.version, next_version, new.position, new.active, new.condition, new.words, new.account_id,
        new.split_id, new.transfer, new.stop, new.tags, new.counterparty);
    return null;
end
$$;
--rollback create or replace function classification.revise_rule_set() returns trigger language plpgsql security definer set search_path = '' as $$ declare next_version bigint; begin insert into classification.rule_set as s (tenant_id, version) values (new.tenant_id, 1) on conflict (tenant_id) do update set version = s.version + 1 returning s.version into next_version; insert into classification.rule_revision (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, split_id, transfer, stop, tags) values (new.tenant_id, new.rule_id, new.version, next_version, new.position, new.active, new.condition, new.words, new.account_id, new.split_id, new.transfer, new.stop, new.tags); return null; end $$;
--rollback alter table classification.application_line drop column counterparty, drop column before_counterparty; alter table classification.assignment drop column counterparty; alter table classification.rule_revision drop column counterparty;
--rollback alter table classification.rule no force row level security; delete from classification.rule where account_id is null and split_id is null and cardinality(tags) = 0; alter table classification.rule force row level security; alter table classification.rule drop constraint rule_does_something, drop column counterparty, add constraint rule_does_something check (account_id is not null or split_id is not null or cardinality(tags) > 0);
