package com.hissabbook.transaction;

import java.util.UUID;

/**
 * What an import shows of the bank's ids on one account, in lines.
 *
 * @param kept the id is known and stands for what it stood for; also where the bank only rewrote the text
 * @param contradicted the id is known and stands for another day or amount, or twice in the file for different lines
 * @param renamed the id is new, but a known transaction that the file does not hold otherwise has the same day, amount and text under another id
 */
public record IdEvidence(UUID moneyAccountId, int kept, int contradicted, int renamed) {}
