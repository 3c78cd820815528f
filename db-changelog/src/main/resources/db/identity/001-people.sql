--liquibase formatted sql

--changeset hissabbook:identity-001-schema
--comment: Who people are, which organisations exist and who may do what in them.
create schema identity;
grant usage on schema identity to hissabbook_app;
--rollback drop schema identity;

--changeset hissabbook:identity-002-app-user
--comment: A person who signs in, with a password here or through an outside OpenID provider. E-mails are kept in lower case, so that equality is enough and an index serves it under row-level security.
create table identity.app_user (
    user_id       uuid        primary key,
    email         text        unique check (email = lower(email) and email !~ '\s'),
    display_name  text        not null,
    password_hash text,
    issuer        text,
    subject       text,
    created_at    timestamptz not null default now(),
    unique (issuer, subject),
    constraint one_way_in check (
        (password_hash is not null and email is not null and issuer is null and subject is null)
        or (password_hash is null and issuer is not null and subject is not null))
);
comment on table identity.app_user is
    'no tenant: a person belongs to many organisations; row policies show oneself, the people of the current organisation, and the one who is asked for by name';
revoke all on identity.app_user from public;
grant select, insert, update (display_name, password_hash) on identity.app_user to hissabbook_app;
--rollback drop table identity.app_user;

--changeset hissabbook:identity-003-refresh-token
--comment: A refresh token as its SHA-256. Tokens of one sign-in are a family: each is used once, and a second use revokes the family.
create table identity.refresh_token (
    token_hash bytea       primary key check (octet_length(token_hash) = 32),
    family     uuid        not null,
    user_id    uuid        not null references identity.app_user,
    issued_at  timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
create index refresh_token_family on identity.refresh_token (family);
create index refresh_token_user on identity.refresh_token (user_id, expires_at);
comment on table identity.refresh_token is
    'no tenant: belongs to a person and is found by nothing but the hash of a 256-bit secret';
revoke all on identity.refresh_token from public;
grant select, insert, delete, update (used_at, revoked_at) on identity.refresh_token to hissabbook_app;
--rollback drop table identity.refresh_token;

--changeset hissabbook:identity-004-login-attempt
--comment: Failed sign-ins per account and address, so that every process throttles alike. The key is an HMAC of the two: the table holds no personal data.
create table identity.login_attempt (
    attempt_key bytea       primary key check (octet_length(attempt_key) = 32),
    attempts    integer     not null,
    window_ends timestamptz not null
);
create index login_attempt_window on identity.login_attempt (window_ends);
comment on table identity.login_attempt is
    'no tenant: counted before anybody is signed in; keyed by an HMAC that only the installation can compute';
revoke all on identity.login_attempt from public;
grant select, insert, update, delete on identity.login_attempt to hissabbook_app;
--rollback drop table identity.login_attempt;

--changeset hissabbook:identity-005-signing-key
--comment: The keys that sign access tokens, as JWKs sealed under the master key. The newest signs, all are published for verification.
create table identity.signing_key (
    kid        text        primary key,
    sealed_jwk bytea       not null,
    created_at timestamptz not null default now()
);
comment on table identity.signing_key is
    'no tenant: the installation''s own keys, sealed under its master key';
revoke all on identity.signing_key from public;
grant select, insert on identity.signing_key to hissabbook_app;
--rollback drop table identity.signing_key;
