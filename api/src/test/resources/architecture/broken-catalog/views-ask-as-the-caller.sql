-- reports: ledger.published_broken
create view ledger.published_broken as select * from ledger.entry;
