package com.hissabbook.adapters.qif;

import com.hissabbook.statement.Provenance;
import java.util.List;

/** What a QIF file is made of. */
sealed interface Item {

    /** A line that begins with {@code !}: a section begins, or an option is set. */
    record Header(long line, String text) implements Item {}

    /**
     * The lines up to a {@code ^}.
     *
     * @param ended whether the {@code ^} is there
     * @param tooLong whether lines are left out
     */
    record Record(Provenance at, List<Field> fields, boolean ended, boolean tooLong) implements Item {

        /** The first field with this letter, without space around it; empty where there is none. */
        String field(char letter) {
            return fields.stream()
                    .filter(field -> field.letter() == letter)
                    .map(Field::value)
                    .findFirst()
                    .orElse("");
        }

        /** What the fields with this letter say, each thing once. */
        List<String> all(char letter) {
            return fields.stream()
                    .filter(field -> field.letter() == letter)
                    .map(Field::value)
                    .distinct()
                    .toList();
        }

        /** How many fields have this letter. */
        long count(char letter) {
            return fields.stream().filter(field -> field.letter() == letter).count();
        }
    }

    /** @param letter what the field is; upper and lower case differ */
    record Field(char letter, String value) {}
}
