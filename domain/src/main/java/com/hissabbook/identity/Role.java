package com.hissabbook.identity;

/** What a member may do; each role includes those after it. */
public enum Role {
    /** Also decides who the members are. */
    OWNER,
    /** Also writes the books. */
    ACCOUNTANT,
    /** Reads. */
    VIEWER;

    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }
}
