-- reports: ledger.posting
drop trigger append_only on ledger.posting;
