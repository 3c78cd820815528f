-- reports: bypassrls
alter role hissabbook_app bypassrls;
