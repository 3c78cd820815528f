package com.hissabbook.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The change sets of one changelog file in Liquibase's SQL format. */
record Changesets(String schema, String sql) {

    private static final Pattern ID = Pattern.compile("\\S+:(\\S+)");

    /** What is missing in each: its schema's name in the id, what it is for, and the way back. */
    List<String> breaches() {
        List<String> found = new ArrayList<>();
        if (!sql.startsWith("--liquibase formatted sql")) {
            found.add(schema + ": a file does not begin with '--liquibase formatted sql'");
        }
        each().forEach(change -> {
            String head = change.lines().findFirst().orElse("");
            if (!head.startsWith("hissabbook:" + schema + "-")) {
                found.add(head + ": the id does not begin with hissabbook:" + schema + "-");
            }
            if (!change.matches("(?s).*\\n--comment: \\S.*")) {
                found.add(head + ": no --comment says what it is for");
            }
            if (!change.matches("(?s).*\\n--rollback \\S.*")
                    || change.matches("(?s).*\\n--rollback (empty|not required)\\b.*")) {
                found.add(head + ": no --rollback leads back");
            }
        });
        return found;
    }

    /** The ids, for counting. */
    Stream<String> ids() {
        return each().map(change -> {
            var id = ID.matcher(change);
            return id.lookingAt() ? id.group(1) : change;
        });
    }

    private Stream<String> each() {
        return Stream.of(sql.split("(?m)^--changeset ")).skip(1);
    }
}
