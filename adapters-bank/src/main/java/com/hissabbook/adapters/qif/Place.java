package com.hissabbook.adapters.qif;

/** Follows headers and account records: in which section of which account a record stands. */
final class Place {

    private Section section = Section.LISTS;
    private String kind = "";
    private String account = "";

    void enter(Item.Header header) {
        Section next = Section.after(header.text(), section);
        if (next == Section.TRANSACTIONS || next == Section.INVESTMENTS) {
            kind = Section.kind(header.text());
        }
        section = next;
    }

    /** A record of the list of accounts: sections that follow are of the last account named. */
    void name(Item.Record record) {
        account = record.field('N');
    }

    Section section() {
        return section;
    }

    String kind() {
        return kind;
    }

    boolean isCard() {
        return kind.equals("ccard");
    }

    /** The account's name; where the file names none, accounts are told apart by their kind. */
    String account() {
        return account.isEmpty() ? kind : account;
    }
}
