package com.hissabbook.identity;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.UserId;
import java.util.Optional;

/**
 * Remembers the answers of creating requests under the caller's {@code Idempotency-Key}. Both methods run in the transaction that does
 * the work: the answer is remembered exactly if the work was done. Answers are kept for a day.
 */
public interface IdempotencyKeys {

    /**
     * Takes the key until the transaction ends.
     *
     * @param requestDigest SHA-256 of what is asked: method, route and body
     */
    Claim claim(Key key, byte[] requestDigest);

    void remember(Key key, byte[] requestDigest, Answer answer);

    /** @param tenant absent for a request outside any organisation, such as founding one */
    record Key(UserId user, Optional<TenantId> tenant, String value) {}

    /** An answer that was given, with a status between 200 and 299. */
    record Answer(int status, Optional<String> location, Optional<String> etag, Optional<String> body) {}

    sealed interface Claim {}

    /** Nobody has used the key: do the work, then remember the answer. */
    record First() implements Claim {}

    /** The work was done: give the same answer again. */
    record Done(Answer answer) implements Claim {}

    /** The same key is at work at this moment. */
    record InProgress() implements Claim {}

    /** The key was used for another request. */
    record OtherRequest() implements Claim {}
}
