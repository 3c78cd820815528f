package com.hissabbook.banking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an import waits for a person.
 *
 * @param remindAfter the first reminder
 * @param remindEvery further ones
 * @param expireAfter its end
 */
@ConfigurationProperties("hissabbook.waiting")
record WaitingTerms(
        @DefaultValue("3d") Duration remindAfter,
        @DefaultValue("7d") Duration remindEvery,
        @DefaultValue("30d") Duration expireAfter) {

    WaitingTerms {
        if (!isPositive(remindAfter) || !isPositive(remindEvery) || !isPositive(expireAfter)) {
            throw new IllegalArgumentException("hissabbook.waiting.*: each is longer than nothing, such as 3d");
        }
    }

    private static boolean isPositive(Duration term) {
        return term.compareTo(Duration.ZERO) > 0;
    }
}
