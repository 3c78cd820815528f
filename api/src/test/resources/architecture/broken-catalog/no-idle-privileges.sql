-- reports: ledger.entry TRUNCATE
grant truncate on ledger.entry to hissabbook_app;
