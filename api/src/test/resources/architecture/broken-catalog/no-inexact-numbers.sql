-- reports: ledger.broken.rate
create table ledger.broken (tenant_id uuid not null, rate double precision);
