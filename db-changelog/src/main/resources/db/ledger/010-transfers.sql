--liquibase formatted sql

--changeset hissabbook:ledger-100-entry-of-transfer
--comment: The transfer whose match wrote an entry, and the reversals of it: undoing an import and bringing it back leave these to the match.
alter table ledger.entry add column transfer_id uuid;
--rollback alter table ledger.entry drop column transfer_id;

--changeset hissabbook:ledger-101-transfer
--comment: Transactions of several money accounts that are one movement of money: proposed, matched, dismissed, or suspended while an import of theirs is undone. The pair of a proposal is named, so that no pair is proposed twice.
create table ledger.transfer (
    transfer_id uuid primary key,
    tenant_id uuid not null,
    pays uuid,
    receives uuid,
    fee_account_id uuid,
    fee_entry_id uuid,
    decided_by uuid,
    fee_amount bigint,
    decided_at timestamptz,
    found_at timestamptz not null default now(),
    score int not null check (score between 0 and 100),
    currency char(3) not null,
    automatic boolean not null default false,
    state text not null check (state in ('PROPOSED', 'MATCHED', 'SUSPENDED', 'DISMISSED')),
    reasons text[] not null default '{}',
    unique (tenant_id, transfer_id, state),
    check ((pays is null) = (receives is null)),
    check ((fee_account_id is null) = (fee_amount is null) and fee_amount is distinct from 0),
    check (pays is null or fee_amount is null),
    check (fee_entry_id is null or fee_amount is not null)
);
comment on column ledger.transfer.fee_amount is 'what was lost on the way, positive, or came on top, negative, in minor units';
create unique index transfer_of_pair on ledger.transfer (tenant_id, pays, receives) where pays is not null;
create index transfer_by_state on ledger.transfer (tenant_id, state, transfer_id);
call kernel.protect_tenant_table('ledger.transfer', 'select, insert, update');
--rollback drop table ledger.transfer;

--changeset hissabbook:ledger-102-transfer-leg
--comment: One transaction of a transfer. Its state is the transfer's, so that the database itself lets a transaction be in one match at most.
create table ledger.transfer_leg (
    tenant_id uuid not null,
    transfer_id uuid not null,
    transaction_id uuid not null,
    money_account_id uuid not null,
    former_account_id uuid,
    entry_id uuid,
    amount bigint not null,
    booked date not null,
    currency char(3) not null,
    state text not null,
    primary key (transfer_id, transaction_id),
    foreign key (tenant_id, transfer_id, state) references ledger.transfer (tenant_id, transfer_id, state) on update cascade
);
comment on column ledger.transfer_leg.former_account_id is 'where the transaction stood when it was last matched';
comment on column ledger.transfer_leg.entry_id is 'what moved it to the clearing account; none where it stood there already, and none while it is not matched';
create unique index transfer_leg_matched_once on ledger.transfer_leg (transaction_id) where state = 'MATCHED';
create index transfer_leg_of_transaction on ledger.transfer_leg (transaction_id);
call kernel.protect_tenant_table('ledger.transfer_leg', 'select, insert, update');
--rollback drop table ledger.transfer_leg;

--changeset hissabbook:ledger-103-transfer-adds-up splitStatements:false
--comment: A match adds up: what left one account is what reached the others and the fee.
create function ledger.check_match() returns trigger language plpgsql set search_path = '' as $$
declare
    off numeric;
begin
    select coalesce(sum(l.amount), 0) + coalesce(new.fee_amount, 0) into off
    from ledger.transfer_leg l where l.transfer_id = new.transfer_id and l.currency = new.currency;
    if off <> 0 or not exists (select from ledger.transfer_leg l where l.transfer_id = new.transfer_id) then
        raise exception 'transfer % does not add up: off by % minor units', new.transfer_id, off
            using errcode = 'check_violation', constraint = 'transfer_adds_up';
    end if;
    return null;
end
$$;
create trigger match_checked after update of state on ledger.transfer
    for each row when (new.state = 'MATCHED') execute function ledger.check_match();
--rollback drop trigger match_checked on ledger.transfer; drop function ledger.check_match();

--changeset hissabbook:ledger-104-transfer-settings
--comment: How far apart the days of a transfer may be, and from which score on a proposal that is alone is matched by itself; never where there is none.
create table ledger.transfer_settings (
    tenant_id uuid primary key,
    version bigint not null,
    window_days int not null check (window_days between 0 and 60),
    automatic_from int check (automatic_from between 1 and 100)
);
call kernel.protect_tenant_table('ledger.transfer_settings', 'select, insert, update');
--rollback drop table ledger.transfer_settings;
