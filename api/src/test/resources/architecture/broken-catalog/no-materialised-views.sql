-- reports: ledger.broken
create materialized view ledger.broken as select * from ledger.entry;
