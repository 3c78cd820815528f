package com.hissabbook.ledger;

/** How far a transfer is. */
public enum TransferState {
    /** It may be one; nothing follows until it is accepted. */
    PROPOSED,
    /** Its legs meet on the clearing account. */
    MATCHED,
    /** It was matched until an import of a leg was undone; bringing the import back matches it again. */
    SUSPENDED,
    /** A person said that it is none. It is not proposed again, and can still be accepted. */
    DISMISSED
}
