--liquibase formatted sql

--changeset hissabbook:classification-1400-choices-followed
--comment: When the choice that followed a merge was made: a choice made since is the person's, and is not taken back with the merge.
alter table classification.application_line add column chosen_at timestamptz;
comment on column classification.application_line.chosen_at is 'when the choice was made that followed the merge; none where none did, and on lines of before this was kept';
--rollback alter table classification.application_line drop column chosen_at;
