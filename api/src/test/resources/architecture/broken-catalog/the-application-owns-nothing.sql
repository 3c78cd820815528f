-- reports: ledger.broken
create table ledger.broken (tenant_id uuid not null);
alter table ledger.broken owner to hissabbook_app;
