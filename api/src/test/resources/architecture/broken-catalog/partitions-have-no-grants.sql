-- reports: ledger.broken_2026
create table ledger.broken (tenant_id uuid not null, day date not null) partition by range (day);
call kernel.protect_tenant_table('ledger.broken', 'select, insert');
create table ledger.broken_2025 partition of ledger.broken for values from ('2025-01-01') to ('2026-01-01');
create table ledger.broken_2026 partition of ledger.broken for values from ('2026-01-01') to ('2027-01-01');
grant select on ledger.broken_2026 to hissabbook_app;
