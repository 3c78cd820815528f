--liquibase formatted sql

--changeset hissabbook:transaction-050-canonical-version
--comment: Which version of the canonical description the facts of all lines, transactions and pendings are digests of. One row; moved by the owner alone, when history is brought along.
create table transaction.canonical_version (
    version int not null check (version > 0),
    since timestamptz not null default now()
);
create unique index canonical_version_once on transaction.canonical_version ((true));
comment on table transaction.canonical_version is 'no tenant: all tenants are brought along together, or none';
insert into transaction.canonical_version (version) values (1);
revoke all on transaction.canonical_version from public;
grant select on transaction.canonical_version to hissabbook_app;
--rollback drop table transaction.canonical_version;
