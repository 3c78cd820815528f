-- reports: ledger.broken
create table ledger.broken (tenant_id uuid not null);
alter table ledger.broken enable row level security;
alter table ledger.broken force row level security;
create policy tenant_isolation on ledger.broken using (tenant_id = kernel.current_tenant()) with check (true);
