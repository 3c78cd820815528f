-- reports: ledger.entry
grant select on ledger.entry to public;
