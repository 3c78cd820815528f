--liquibase formatted sql

--changeset hissabbook:classification-1200-offered-line-day
--comment: Where a period is locked while a plan waits for review, its lines would count on another day than was shown.
alter table classification.offered_line add column moved_to date;
comment on column classification.offered_line.moved_to is 'the first open day, for a NEW line whose own day was locked when the plan was offered';
--rollback alter table classification.offered_line drop column moved_to;
