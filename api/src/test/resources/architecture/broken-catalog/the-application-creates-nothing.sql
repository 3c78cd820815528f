-- reports: schema ledger
grant create on schema ledger to hissabbook_app;
