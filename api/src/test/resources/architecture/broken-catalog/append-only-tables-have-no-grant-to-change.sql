-- reports: ledger.posting
grant update (amount) on ledger.posting to hissabbook_app;
