-- reports: ledger.broken
create table ledger.broken (tenant_id uuid not null);
call kernel.protect_tenant_table('ledger.broken', 'select, insert');
