--liquibase formatted sql

--changeset hissabbook:classification-900-suggestion-settings
--comment: From which confidence on a suggestion is applied by itself to a new line that no rule knows; never where there is none.
create table classification.suggestion_settings (
    tenant_id uuid primary key,
    version bigint not null,
    automatic_from int check (automatic_from between 1 and 99)
);
call kernel.protect_tenant_table('classification.suggestion_settings', 'select, insert, update');
--rollback drop table classification.suggestion_settings;

--changeset hissabbook:classification-901-assignment-by-suggestion
--comment: How sure the suggestion was that put a line on its account; none where rules or their lack did. An application of rules keeps beside its line what was so before.
alter table classification.assignment
    add column confidence smallint,
    add constraint assignment_suggested_or_ruled check (confidence is null or rule_id is null);
alter table classification.application_line add column before_confidence smallint;
--rollback alter table classification.application_line drop column before_confidence; alter table classification.assignment drop constraint assignment_suggested_or_ruled, drop column confidence;
