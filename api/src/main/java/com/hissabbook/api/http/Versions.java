package com.hissabbook.api.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A row's version as a strong {@code ETag}, and back from {@code If-Match}: nobody overwrites what he has not seen. */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    private Versions() {}

    public static String etag(long version) {
        return "\"v" + version + "\"";
    }

    /**
     * The version that the caller has seen.
     *
     * @param ifMatch the header as sent
     * @throws HttpRefusal 428 {@code if-match-required} without one, 400 if it is not a tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new HttpRefusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Read it first, then send its ETag as If-Match with the edit.");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw HttpRefusal.field("If-Match", "is not an ETag that was given out here");
        }
        return Long.parseLong(tag.group(1));
    }
}
