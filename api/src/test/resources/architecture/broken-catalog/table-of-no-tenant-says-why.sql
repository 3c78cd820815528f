-- reports: ledger.broken
create table ledger.broken (id uuid primary key);
comment on table ledger.broken is 'just a table';
