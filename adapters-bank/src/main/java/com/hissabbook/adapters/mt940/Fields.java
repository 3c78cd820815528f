package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Lines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into fields. Only tags that a statement has begin one: a text line may begin with a colon, and a time of day that was wrapped
 * looks like a tag. What stands before the first tag and between messages belongs to no field.
 */
final class Fields {

    private static final Set<String> TAGS = Set.of(
            "20", "21", "25", "25P", "28", "28C", "13", "13D", "34F", "60", "60F", "60M", "61", "62", "62F", "62M",
            "64", "65", "86", "90C", "90D", "NS", "940", "942");
    private static final Pattern TAG = Pattern.compile("\\{?:(\\d{2,3}[A-Z]?|NS):(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK_WITH_TAG =
            Pattern.compile("(?:-\\}\\$?)?\\{.*\\{4:\\s*(:\\d\\d[A-Z]?:.*)", Pattern.DOTALL);
    private static final Pattern CLOCK = Pattern.compile("[0-5]\\d(?:\\D.*)?", Pattern.DOTALL);
    private static final int LONGEST_FIELD = 32_768;

    private final Lines lines;
    private final Queue<Field> ready = new ArrayDeque<>();
    private Optional<Open> open = Optional.empty();
    private boolean any;
    private boolean indented;

    /** A field that more lines may belong to. */
    private static final class Open {
        private final String tag;
        private final long line;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder raw = new StringBuilder();
        private boolean ended;
        private boolean tooLong;

        Open(String tag, long line) {
            this.tag = tag;
            this.line = line;
        }

        void add(String text, String written, Lines at) {
            if (raw.length() + written.length() <= LONGEST_FIELD) {
                lines.add(text);
                raw.append(raw.isEmpty() ? "" : "\n").append(written);
            } else {
                tooLong = true;
            }
            ended = at.ended();
            tooLong |= at.tooLong();
        }

        Field field() {
            return new Field(tag, line, List.copyOf(lines), raw.toString(), ended, tooLong);
        }
    }

    Fields(Lines lines) {
        this.lines = lines;
    }

    /** Empty at the end of the file. */
    Optional<Field> next() throws IOException {
        while (ready.isEmpty() && lines.next()) {
            take(tidied(lines.text()));
        }
        if (ready.isEmpty()) {
            endField();
        }
        return Optional.ofNullable(ready.poll());
    }

    private void take(String text) {
        int end = endOfBlock(text);
        if (end > 0) {
            take(text.substring(0, end).stripTrailing());
            endMessage(text.substring(end));
        } else if (begins(text)) {
            return;
        } else if (isEnd(text)) {
            endMessage(text);
        } else if (isHeader(text)) {
            endField();
        } else if (!text.isEmpty()) {
            open.ifPresent(field -> field.add(text, text, lines));
        }
    }

    /** Where behind other text on the same line the block of the fields ends; -1 if it does not. */
    private static int endOfBlock(String text) {
        int end = text.indexOf("-}");
        boolean last = end > 0 && (end + 2 == text.length() || text.startsWith("{5:", end + 2));
        return last ? end : -1;
    }

    private void endMessage(String mark) {
        endField();
        ready.add(new Field(Field.END, lines.no(), List.of(mark), mark, true, false));
    }

    private void endField() {
        open.ifPresent(field -> ready.add(field.field()));
        open = Optional.empty();
    }

    private boolean begins(String text) {
        String line = any && !indented ? text : text.stripLeading();
        if (line.isEmpty() || "{:-".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        Matcher block = BLOCK_WITH_TAG.matcher(line);
        Matcher tag = TAG.matcher(block.matches() ? block.group(1) : line);
        if (!tag.matches()) {
            return false;
        }
        String name = tag.group(1).toUpperCase(Locale.ROOT);
        if (!TAGS.contains(name) || isClock(name, tag.group(2))) {
            return false;
        }
        if (!any) {
            any = true;
            indented = !line.equals(text);
        }
        endField();
        var begun = new Open(name, lines.no());
        begun.add(tag.group(2), text, lines);
        open = Optional.of(begun);
        return true;
    }

    /** Whether what looks like a tag is the rest of a time of day, wrapped within free text. */
    private boolean isClock(String tag, String behind) {
        boolean inText = open.filter(field -> field.tag.equals("86")).isPresent();
        return inText
                && tag.length() == 2
                && !"6186".contains(tag)
                && CLOCK.matcher(behind).matches();
    }

    /** The mark stands alone; a text line may begin with a dash. */
    private static boolean isEnd(String text) {
        return text.equals("-") || text.startsWith("-}");
    }

    /** How messages begin above their first field: with blocks, or with their number. */
    private static boolean isHeader(String text) {
        return text.startsWith("{1:") || text.equals("940") || text.equals("942");
    }

    /** Without control characters: files joined by old tools have them between messages. */
    private static String tidied(CharSequence line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= ' ' && c != '\ufeff') {
                text.append(c);
            } else if (c == '\t') {
                text.append(' ');
            }
        }
        return text.toString().stripTrailing();
    }
}
