-- reports: ledger.entry careless
create policy careless on ledger.entry for update using (tenant_id = kernel.current_tenant());
