-- reports: ledger.posting
drop trigger append_only on ledger.posting;
create trigger append_only before update on ledger.posting for each statement execute function kernel.refuse_change();
