package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into fields. Only tags that a statement has begin one: a text line may begin with a colon, and a time of day that was wrapped
 * looks like a tag. What stands before the first tag and between messages belongs to no field.
 */
final class Fields {

    private static final Set<String> TAGS = Set.of(
            "20", "21", "25", "25P", "28", "28C", "13", "13D", "34F", "60F", "60M", "61", "62F", "62M", "64", "65",
            "86", "90C", "90D", "NS", "940", "942");
    private static final Pattern TAG = Pattern.compile("\\{?:(\\d{2,3}[A-Z]?|NS):(.*)", Pattern.DOTALL);
    private static final Pattern BLOCK_WITH_TAG = Pattern.compile("\\{.*\\{4:\\s*(:\\d\\d[A-Z]?:.*)", Pattern.DOTALL);
    private static final Pattern CLOCK = Pattern.compile("[0-5]\\d(?:\\D.*)?", Pattern.DOTALL);
    private static final int LONGEST_FIELD = 32_768;

    private final Lines lines;
    private Optional<Field> begun = Optional.empty();
    private Optional<Field> endMark = Optional.empty();

    Fields(Lines lines) {
        this.lines = lines;
    }

    /** Empty at the end of the file. */
    Optional<Field> next() throws IOException {
        if (endMark.isPresent()) {
            Optional<Field> mark = endMark;
            endMark = Optional.empty();
            return mark;
        }
        Optional<Field> open = begun;
        begun = Optional.empty();
        while (lines.next()) {
            String text = tidied(lines.text());
            Optional<Field> starts = start(text, open);
            if (starts.isPresent()) {
                begun = starts;
                if (open.isPresent()) {
                    return open;
                }
                open = begun;
                begun = Optional.empty();
            } else if (isEnd(text)) {
                var mark = Optional.of(new Field(Field.END, lines.no(), List.of(text), text, true, false));
                if (open.isPresent()) {
                    endMark = mark;
                    return open;
                }
                return mark;
            } else if (isHeader(text)) {
                if (open.isPresent()) {
                    return open;
                }
            } else if (!text.isEmpty()) {
                open = open.map(field -> continued(field, text));
            }
        }
        return open;
    }

    private Optional<Field> start(String text, Optional<Field> open) {
        Matcher block = BLOCK_WITH_TAG.matcher(text);
        Matcher tag = TAG.matcher(block.matches() ? block.group(1) : text);
        if (!tag.matches() || !TAGS.contains(tag.group(1))) {
            return Optional.empty();
        }
        boolean inText = open.filter(field -> field.tag().equals("86")).isPresent();
        if (inText
                && tag.group(1).length() == 2
                && !"6186".contains(tag.group(1))
                && CLOCK.matcher(tag.group(2)).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Field(tag.group(1), lines.no(), List.of(tag.group(2)), text, lines.ended(), lines.tooLong()));
    }

    private Field continued(Field field, String text) {
        boolean fits = field.raw().length() + text.length() <= LONGEST_FIELD;
        if (!fits) {
            return new Field(field.tag(), field.line(), field.lines(), field.raw(), lines.ended(), true);
        }
        List<String> all = new ArrayList<>(field.lines());
        all.add(text);
        return new Field(
                field.tag(),
                field.line(),
                all,
                field.raw() + "\n" + text,
                lines.ended(),
                field.tooLong() || lines.tooLong());
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
