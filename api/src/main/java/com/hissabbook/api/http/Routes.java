package com.hissabbook.api.http;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where things are to be found: the addresses that answers link to, from a figure down to the line of a file. */
public final class Routes {

    private Routes() {}

    private static String in(UUID organisation, String rest) {
        return "/api/v1/orgs/" + organisation + rest;
    }

    public static String transaction(UUID organisation, UUID id) {
        return in(organisation, "/transactions/" + id);
    }

    public static String entry(UUID organisation, UUID id) {
        return in(organisation, "/entries/" + id);
    }

    public static String transfer(UUID organisation, UUID id) {
        return in(organisation, "/transfers/" + id);
    }

    public static String imported(UUID organisation, UUID id) {
        return in(organisation, "/imports/" + id);
    }

    /** @param line n-th record of the import's file */
    public static String line(UUID organisation, UUID importId, int line) {
        return in(organisation, "/imports/" + importId + "/lines/" + line);
    }

    /** @param from first day; null for the beginning of the books */
    public static String postings(
            UUID organisation, UUID account, String currency, @Nullable LocalDate from, LocalDate to) {
        String since = from == null ? "" : "from=" + from + "&";
        return in(organisation, "/accounts/" + account + "/postings?" + since + "to=" + to + "&currency=" + currency);
    }
}
