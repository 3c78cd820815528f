--liquibase formatted sql

--changeset hissabbook:banking-130-statements-of-account
--comment: What files said of an account, found by the account: a plan holds its file's closing balance against the one stated last.
create index statement_of_account on banking.statement (tenant_id, money_account_id, import_id);
--rollback drop index banking.statement_of_account;
