--liquibase formatted sql

--changeset hissabbook:identity-020-idempotency-key
--comment: The answer of a creating request, kept with its Idempotency-Key in the transaction that did the work: a repeated request gets the same answer and does nothing twice. A key belongs to a person, in an organisation or (tenant_id null) outside any.
create table identity.idempotency_key (
    tenant_id      uuid,
    user_id        uuid        not null,
    key            text        not null check (length(key) between 1 and 255),
    request_digest bytea       not null check (octet_length(request_digest) = 32),
    status         integer     not null check (status between 200 and 299),
    location       text,
    etag           text,
    body           text,
    created_at     timestamptz not null default now(),
    unique nulls not distinct (user_id, tenant_id, key)
);
call kernel.protect_tenant_table('identity.idempotency_key', 'select, insert, delete');
create policy own_key on identity.idempotency_key
    using (tenant_id is null and user_id = kernel.current_user_id())
    with check (tenant_id is null and user_id = kernel.current_user_id());
--rollback drop table identity.idempotency_key;
