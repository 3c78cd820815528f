package com.hissabbook.banking;

import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import java.util.List;
import java.util.Optional;

/**
 * What a look at an import's file found before it was read.
 *
 * @param layout the CSV layout by which the file is read or, while questions are open, as far as it is known
 * @param evidence what in the file speaks for that, in plain words
 * @param warnings what a person should know although nothing is open
 * @param questions what the file does not decide; as long as there are any, nothing is read
 */
public record FileInspection(
        Optional<CsvProfile> layout, List<String> evidence, List<String> warnings, List<Question> questions) {

    static FileInspection of(Inspection.Readable readable) {
        return new FileInspection(readable.profile(), readable.evidence(), readable.warnings(), List.of());
    }

    static FileInspection of(Inspection.NeedsAnswer open) {
        return new FileInspection(open.draft(), open.evidence(), List.of(), open.questions());
    }
}
