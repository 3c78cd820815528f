-- reports: ledger.broken
create table ledger.broken (tenant_id uuid not null);
