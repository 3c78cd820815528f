package com.hissabbook.statement;

import com.hissabbook.statement.StatementReader.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All readers there are; chooses by content. */
@Component
public class StatementReaders {

    private final List<StatementReader> readers;

    StatementReaders(ObjectProvider<StatementReader> readers) {
        this.readers = readers.orderedStream().toList();
    }

    /** @throws UnreadableFile if no reader knows the file: empty, binary, or a format that is not read */
    public StatementReader recognise(StatementSource source) throws IOException, UnreadableFile {
        if (source.size() == 0) {
            throw new UnreadableFile(
                    "empty-file", 0, "The file is empty (0 bytes). Export the statement from the bank once more.");
        }
        FileHead head = head(source);
        if (isArchive(head.bytes())) {
            throw new UnreadableFile(
                    "archive",
                    0,
                    "The file is a zip archive or a spreadsheet. Unpack it, or save the sheet as CSV, and hand in what is inside.");
        }
        return readers.stream()
                .filter(reader -> reader.recognise(head) != Recognition.NO)
                .max(Comparator.comparing(reader -> reader.recognise(head)))
                .orElseThrow(() -> new UnreadableFile(
                        "unknown-format",
                        0,
                        "The file is none of the formats that can be read ("
                                + String.join(
                                        ", ",
                                        readers.stream()
                                                .map(StatementReader::format)
                                                .sorted()
                                                .toList())
                                + "). Export the statement from the bank in one of them."));
    }

    /** The signature of a zip's first entry (APPNOTE 6.3.10, section 4.3.7); office documents are zips too. */
    private static boolean isArchive(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    public List<StatementReader> all() {
        return readers;
    }

    public StatementReader named(String format) {
        return readers.stream()
                .filter(reader -> reader.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no reader for " + format));
    }

    private static FileHead head(StatementSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(FileHead.SIZE);
            return new FileHead(bytes, bytes.length == source.size());
        }
    }
}
