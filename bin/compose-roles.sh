#!/usr/bin/env bash
# Run once by the PostgreSQL container, on an empty volume: databases and roles, as the embedded default makes them.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres \
    -v owner="$HISSABBOOK_OWNER_PASSWORD" -v app="$HISSABBOOK_APP_PASSWORD" -v temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role hissabbook_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner';
create role hissabbook_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app';
create role temporal login createdb password :'temporal';
create database hissabbook owner hissabbook_owner;
revoke all on database hissabbook from public;
grant connect, temporary on database hissabbook to hissabbook_app;
\connect hissabbook
revoke create on schema public from public;
grant usage, create on schema public to hissabbook_owner;
SQL
