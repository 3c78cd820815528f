--liquibase formatted sql

--changeset hissabbook:classification-800-split splitStatements:false
--comment: How one transaction is shared out over several accounts. A split is what it says: its id stands for its content, equal ones are one row, and none ever changes. Its parts are shares of a million, or fixed amounts in the direction of the line with at most one part that takes the rest.
create table classification.split (
    split_id uuid primary key,
    tenant_id uuid not null,
    parts smallint not null check (parts between 2 and 50),
    currency char(3),
    unique (tenant_id, split_id)
);
create table classification.split_part (
    tenant_id uuid not null,
    split_id uuid not null,
    account_id uuid not null,
    amount bigint check (amount <> 0),
    share int check (share between 1 and 999999),
    no smallint not null,
    primary key (split_id, no),
    unique (split_id, account_id),
    check (share is null or amount is null),
    foreign key (tenant_id, split_id) references classification.split (tenant_id, split_id),
    foreign key (tenant_id, account_id) references classification.account (tenant_id, account_id)
);
comment on column classification.split_part.share is 'of a million';
comment on column classification.split_part.amount is 'in minor units, positive in the direction of the line; a part without share and amount takes the rest';
create index split_part_of_account on classification.split_part (tenant_id, account_id);
call kernel.protect_tenant_table('classification.split', 'select, insert');
call kernel.protect_tenant_table('classification.split_part', 'select, insert');
call kernel.make_append_only('classification.split');
call kernel.make_append_only('classification.split_part');

create function classification.check_split() returns trigger language plpgsql set search_path = '' as $$
declare
    bad uuid;
begin
    select s.split_id into bad from (select distinct split_id from new_part) n
    join classification.split s on s.split_id = n.split_id
    cross join lateral (
        select count(*) as parts, count(p.share) as shares, count(p.amount) as amounts, sum(p.share) as whole
        from classification.split_part p where p.split_id = s.split_id) c
    where c.parts <> s.parts or c.shares > 0 and (c.shares <> c.parts or c.whole <> 1000000)
       or c.shares = 0 and c.parts - c.amounts > 1 or (c.amounts > 0) <> (s.currency is not null)
    limit 1;
    if found then
        raise exception 'split % does not add up', bad using errcode = 'check_violation', constraint = 'split_adds_up';
    end if;
    return null;
end
$$;
create trigger split_checked after insert on classification.split_part referencing new table as new_part
    for each statement execute function classification.check_split();
--rollback drop table classification.split_part; drop function classification.check_split(); drop table classification.split;

--changeset hissabbook:classification-801-parts splitStatements:false
--comment: What each account gets of a total: all of it, or its part. Shares are rounded down to minor units; what is left goes, one unit each, to the parts that lost most (largest remainder), the first of equal ones. Parts that come to nothing are left out.
create function classification.published_parts_of(destination uuid, total bigint)
returns table (account_id uuid, amount bigint) language sql stable as $$
    select destination, total where not exists (select from classification.split s where s.split_id = destination)
    union all
    select part.account_id, cast(sign(total) * part.size as bigint)
    from (
        select p.account_id,
            case when p.share is not null then div(t.size * p.share, 1000000) + case
                    when row_number() over (order by mod(t.size * p.share, 1000000) desc, p.no)
                        <= t.size - sum(div(t.size * p.share, 1000000)) over () then 1 else 0 end
                when p.amount is not null then p.amount
                else t.size - coalesce(sum(p.amount) over (), 0) end as size
        from classification.split_part p
        cross join (select abs(cast(total as numeric)) as size) t
        where p.split_id = destination) part
    where part.size <> 0
$$;
create view classification.published_split with (security_invoker = true) as
select tenant_id, split_id from classification.split;
grant select on classification.published_split to hissabbook_app;
--rollback drop view classification.published_split; drop function classification.published_parts_of(uuid, bigint);

--changeset hissabbook:classification-802-split-destinations splitStatements:false rollbackSplitStatements:false
--comment: Rules and choices lead to an account or to a split. Where an assignment, a line of an application or of an offered plan names an account, it may be a split's id: what it stands for is told by published_parts_of.
alter table classification.rule
    add column split_id uuid,
    add foreign key (tenant_id, split_id) references classification.split (tenant_id, split_id),
    drop constraint rule_does_something,
    add constraint rule_does_something check (account_id is not null or split_id is not null or cardinality(tags) > 0),
    add constraint rule_leads_to_one check (account_id is null or split_id is null);
alter table classification.rule_revision add column split_id uuid;
alter table classification.override
    alter column account_id drop not null,
    add column split_id uuid,
    add foreign key (tenant_id, split_id) references classification.split (tenant_id, split_id),
    add constraint override_chooses_one check ((account_id is null) <> (split_id is null));
comment on column classification.assignment.account_id is 'the account, or the split';
comment on column classification.application_line.from_account is 'the account, or the split';
comment on column classification.application_line.to_account is 'the account, or the split';
comment on column classification.offered_line.account_id is 'the account, or the split';

create or replace view classification.published_override with (security_invoker = true) as
select tenant_id, transaction_id, coalesce(account_id, split_id) as account_id from classification.override where not lifted;

create or replace function classification.revise_rule_set() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    next_version bigint;
begin
    insert into classification.rule_set as s (tenant_id, version) values (new.tenant_id, 1)
    on conflict (tenant_id) do update set version = s.version + 1
    returning s.version into next_version;
    insert into classification.rule_revision
        (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, split_id, transfer, stop, tags)
    values (new.tenant_id, new.rule_id, new.version, next_version, new.position, new.active, new.condition, new.words, new.account_id,
        new.split_id, new.transfer, new.stop, new.tags);
    return null;
end
$$;
--rollback create or replace function classification.revise_rule_set() returns trigger language plpgsql security definer set search_path = '' as $$ declare next_version bigint; begin insert into classification.rule_set as s (tenant_id, version) values (new.tenant_id, 1) on conflict (tenant_id) do update set version = s.version + 1 returning s.version into next_version; insert into classification.rule_revision (tenant_id, rule_id, version, rule_set_version, position, active, condition, words, account_id, transfer, stop, tags) values (new.tenant_id, new.rule_id, new.version, next_version, new.position, new.active, new.condition, new.words, new.account_id, new.transfer, new.stop, new.tags); return null; end $$;
--rollback create or replace view classification.published_override with (security_invoker = true) as select tenant_id, transaction_id, account_id from classification.override where not lifted;
--rollback alter table classification.override no force row level security; delete from classification.override where account_id is null; alter table classification.override force row level security; alter table classification.override drop constraint override_chooses_one, drop column split_id, alter column account_id set not null;
--rollback alter table classification.rule_revision drop column split_id; alter table classification.rule no force row level security; delete from classification.rule where split_id is not null and cardinality(tags) = 0; alter table classification.rule force row level security; alter table classification.rule drop constraint rule_leads_to_one, drop constraint rule_does_something, drop column split_id, add constraint rule_does_something check (account_id is not null or cardinality(tags) > 0);

--changeset hissabbook:classification-803-splits-of-merge
--comment: When an account is merged, each split that it is part of has a successor for those transactions; what was said before the merge is kept beside their lines.
create table classification.application_split (
    tenant_id uuid not null,
    application_id uuid not null,
    from_split uuid not null,
    to_account uuid not null,
    primary key (application_id, from_split),
    foreign key (tenant_id, application_id) references classification.application (tenant_id, application_id)
);
comment on column classification.application_split.to_account is 'the account, or the split';
call kernel.protect_tenant_table('classification.application_split', 'select, insert');
call kernel.make_append_only('classification.application_split');
alter table classification.application_line add column before_account uuid, add column chosen_split uuid;
comment on column classification.application_line.before_account is 'what the assignment said, where a split of it was moved';
comment on column classification.application_line.chosen_split is 'what a person had chosen, where that was a split';
--rollback alter table classification.application_line drop column before_account, drop column chosen_split; drop table classification.application_split;
