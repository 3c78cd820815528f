-- reports: ledger.entry broken
alter table ledger.entry add constraint broken foreign key (transaction_id) references transaction.transaction;
