-- reports: ledger.entry everybody
create policy everybody on ledger.entry for select using (true);
