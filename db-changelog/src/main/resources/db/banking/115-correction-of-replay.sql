--liquibase formatted sql

--changeset hissabbook:banking-1150-correction-of-replay
--comment: Which replay made a correction. Taken back, the replay has brought the lines back that the correction replaces: then the correction cannot be brought back beside them.
alter table banking.correction
    add column replay_id uuid,
    add constraint correction_of_replay foreign key (tenant_id, replay_id) references banking.replay (tenant_id, replay_id);
comment on column banking.correction.replay_id is 'null where a person handed the corrected file in';
alter table banking.correction no force row level security;
alter table banking.replay no force row level security;
alter table banking.correction disable trigger append_only;
update banking.correction c set replay_id = r.replay_id from banking.replay r where r.applied_import_id = c.import_id;
alter table banking.correction enable trigger append_only;
alter table banking.replay force row level security;
alter table banking.correction force row level security;
--rollback alter table banking.correction drop column replay_id;
