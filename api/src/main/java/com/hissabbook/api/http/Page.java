package com.hissabbook.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next to be sent as {@code cursor} for the page after this one; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Rows of a page if the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Rows of a page at most. */
    public static final int MAX_LIMIT = 500;

    /** The limit that was asked for, refused with 400 outside 1..500. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw HttpRefusal.field("limit", "is between 1 and " + MAX_LIMIT);
        }
        return asked;
    }
}
