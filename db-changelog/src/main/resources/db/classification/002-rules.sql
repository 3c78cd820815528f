--liquibase formatted sql

--changeset hissabbook:classification-006-rule-condition
--comment: A rule asks for any condition, not only for a text, and may add tags or let the rules behind it be tried. The rules that are there keep their text, as a condition. The owner is bound by the row policy, so it is lifted from the owner while rows of all tenants are written.
alter table classification.rule
    add column condition jsonb,
    add column words text,
    add column transfer boolean not null default false,
    add column stop boolean not null default true,
    add column tags text[] not null default '{}',
    add column text_size int not null default 0,
    add column regex_size int not null default 0;
alter table classification.rule no force row level security;
update classification.rule set
    condition = jsonb_build_object('field', 'text', 'operator', 'contains', 'value', contains),
    words = 'text contains "' || contains || '"', text_size = length(contains);
alter table classification.rule force row level security;
alter table classification.rule
    alter column condition set not null,
    alter column words set not null,
    alter column account_id drop not null,
    drop column contains,
    add constraint rule_does_something check (account_id is not null or cardinality(tags) > 0);
--rollback alter table classification.rule no force row level security; alter table classification.rule add column contains text check (length(contains) between 2 and 200); delete from classification.rule where account_id is null; update classification.rule set contains = case when condition ->> 'field' = 'text' and condition ->> 'operator' = 'contains' then condition ->> 'value' else left(words, 200) end, active = active and coalesce(condition ->> 'field' = 'text' and condition ->> 'operator' = 'contains', false); alter table classification.rule alter column contains set not null, alter column account_id set not null, drop constraint rule_does_something, drop column condition, drop column words, drop column transfer, drop column stop, drop column tags, drop column text_size, drop column regex_size; alter table classification.rule force row level security;

--changeset hissabbook:classification-007-rule-set splitStatements:false
--comment: The rule set is versioned: each edit of a rule makes the next version and a revision that says from which version on the rule was so. What a past classification followed can so be told for ever. A trigger keeps both, so no edit goes without.
create table classification.rule_set (
    tenant_id uuid primary key,
    version bigint not null
);

create table classification.rule_revision (
    tenant_id uuid not null,
    rule_id uuid not null,
    version bigint not null,
    rule_set_version bigint not null,
    position int not null,
    active boolean not null,
    condition jsonb not null,
    words text not null,
    account_id uuid,
    transfer boolean not null,
    stop boolean not null,
    tags text[] not null default '{}',
    primary key (rule_id, version)
);
create index rule_revision_by_set on classification.rule_revision (tenant_id, rule_set_version);

alter table classification.rule no force row level security;
insert into classification.rule_set (tenant_id, version) select distinct tenant_id, 1 from classification.rule;
insert into classification.rule_revision
    (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, transfer, stop, tags)
select tenant_id, rule_id, version, 1, position, active, condition, words, account_id, transfer, stop, tags from classification.rule;
alter table classification.rule force row level security;

call kernel.protect_tenant_table('classification.rule_set', 'select');
call kernel.protect_tenant_table('classification.rule_revision', 'select');
call kernel.make_append_only('classification.rule_revision');

create function classification.revise_rule_set() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    next_version bigint;
begin
    insert into classification.rule_set as s (tenant_id, version) values (new.tenant_id, 1)
    on conflict (tenant_id) do update set version = s.version + 1
    returning s.version into next_version;
    insert into classification.rule_revision
        (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, transfer, stop, tags)
    values (new.tenant_id, new.rule_id, new.version, next_version, new.position, new.active, new.condition, new.words, new.account_id,
        new.transfer, new.stop, new.tags);
    return null;
end
$$;
create trigger rule_set_follows after insert or update on classification.rule
    for each row execute function classification.revise_rule_set();
--rollback drop trigger rule_set_follows on classification.rule; drop function classification.revise_rule_set(); drop table classification.rule_revision; drop table classification.rule_set;

--changeset hissabbook:classification-008-assignment-of-rule-set
--comment: Which version of the rule set an assignment followed, also where no rule matched, and the tags it gave. The reason in words stands once per revision of a rule. Older assignments know only their rule.
alter table classification.assignment add column rule_set_version bigint, add column tags text[];
create or replace view classification.published_assignment with (security_invoker = true) as
select tenant_id, transaction_id, account_id, rule_id, rule_version, rule_set_version, tags from classification.assignment;
--rollback drop view classification.published_assignment; create view classification.published_assignment with (security_invoker = true) as select tenant_id, transaction_id, account_id, rule_id, rule_version from classification.assignment; grant select on classification.published_assignment to hissabbook_app; alter table classification.assignment drop column rule_set_version, drop column tags;
