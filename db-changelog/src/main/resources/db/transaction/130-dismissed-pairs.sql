--liquibase formatted sql

--changeset hissabbook:transaction-1300-dismissed-pairs
--comment: A line may be proposed to be another transaction after the first was dismissed: what is dismissed is the pair.
alter table transaction.proposal drop constraint proposal_pkey, add primary key (import_id, line_no, transaction_id);
create unique index proposal_open on transaction.proposal (import_id, line_no) where dismissed_at is null;
--rollback drop index transaction.proposal_open; delete from transaction.proposal p using transaction.proposal o where o.import_id = p.import_id and o.line_no = p.line_no and o.transaction_id < p.transaction_id; alter table transaction.proposal drop constraint proposal_pkey, add primary key (import_id, line_no);
