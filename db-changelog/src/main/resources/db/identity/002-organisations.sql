--liquibase formatted sql

--changeset hissabbook:identity-010-organisation
--comment: The tenant itself. Its id is the tenant_id of every row that belongs to it.
create table identity.organisation (
    tenant_id  uuid        primary key,
    name       text        not null check (length(name) between 1 and 200),
    currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    version    bigint      not null default 0,
    founded_at timestamptz not null default now()
);
call kernel.protect_tenant_table('identity.organisation', 'select, insert, update');
--rollback drop table identity.organisation;

--changeset hissabbook:identity-011-member
--comment: Who may do what in an organisation.
create table identity.member (
    tenant_id uuid        not null references identity.organisation,
    user_id   uuid        not null references identity.app_user,
    role      text        not null check (role in ('OWNER', 'ACCOUNTANT', 'VIEWER')),
    version   bigint      not null default 0,
    joined_at timestamptz not null default now(),
    primary key (tenant_id, user_id)
);
create index member_user on identity.member (user_id, tenant_id);
call kernel.protect_tenant_table('identity.member', 'select, insert, update, delete');
--rollback drop table identity.member;

--changeset hissabbook:identity-012-own-organisations
--comment: A signed-in person who has not chosen an organisation yet may list those he is a member of.
create policy own_membership on identity.member for select
    using (user_id = kernel.current_user_id());
create policy own_organisation on identity.organisation for select
    using (exists (select from identity.member m
                   where m.tenant_id = organisation.tenant_id and m.user_id = kernel.current_user_id()));
--rollback drop policy own_organisation on identity.organisation; drop policy own_membership on identity.member;

--changeset hissabbook:identity-013-last-owner splitStatements:false
--comment: An organisation keeps an owner, also when two owners remove each other at once: the organisation's row is locked before counting, and the count sees what was committed meanwhile.
create function identity.keep_an_owner() returns trigger language plpgsql as $$
begin
    perform from identity.organisation o
        where o.tenant_id in (select g.tenant_id from gone g where g.role = 'OWNER')
        order by o.tenant_id for update;
    if exists (select from gone g where g.role = 'OWNER' and not exists (
            select from identity.member m where m.tenant_id = g.tenant_id and m.role = 'OWNER')) then
        raise exception 'an organisation keeps at least one owner' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create trigger keep_an_owner_on_update after update on identity.member
    referencing old table as gone for each statement execute function identity.keep_an_owner();
create trigger keep_an_owner_on_delete after delete on identity.member
    referencing old table as gone for each statement execute function identity.keep_an_owner();
--rollback drop trigger keep_an_owner_on_update on identity.member; drop trigger keep_an_owner_on_delete on identity.member; drop function identity.keep_an_owner();

--changeset hissabbook:identity-014-who-sees-people splitStatements:false
--comment: People are not listed: a statement sees oneself, the people of the current organisation, and the one person whose e-mail (or outside issuer and subject) was announced for this transaction.
create function identity.sought() returns text language sql stable parallel safe
return nullif(current_setting('hissabbook.sought', true), '');

alter table identity.app_user enable row level security;
alter table identity.app_user force row level security;
create policy oneself on identity.app_user
    using (user_id = kernel.current_user_id()) with check (user_id = kernel.current_user_id());
create policy same_organisation on identity.app_user for select
    using (exists (select from identity.member m
                   where m.user_id = app_user.user_id and m.tenant_id = kernel.current_tenant()));
create policy sought on identity.app_user for select
    using (email = identity.sought() or issuer || ' ' || subject = identity.sought());
--rollback drop policy sought on identity.app_user; drop policy same_organisation on identity.app_user; drop policy oneself on identity.app_user; alter table identity.app_user no force row level security; alter table identity.app_user disable row level security; drop function identity.sought();
