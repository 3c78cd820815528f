-- reports: ledger.broken()
create function ledger.broken() returns bigint language sql security definer return (select count(*) from ledger.entry);
create function ledger.sound() returns bigint language sql security definer set search_path = '' return (select count(*) from ledger.entry);
