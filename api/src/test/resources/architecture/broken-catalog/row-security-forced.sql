-- reports: ledger.broken
create table ledger.broken (tenant_id uuid not null);
alter table ledger.broken enable row level security;
