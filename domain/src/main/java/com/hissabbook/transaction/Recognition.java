package com.hissabbook.transaction;

/** Whether this program recognises lines as the books do. */
public interface Recognition {

    /**
     * Within the transaction that staged lines, after they are written: the books may have been brought to another version meanwhile, and
     * a line with another version's digest would be booked a second time.
     *
     * @throws IllegalStateException the versions differ; nothing of the transaction may stay
     */
    void confirm();
}
