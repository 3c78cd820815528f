package com.hissabbook.statement;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one bank format. One implementation per format lives in {@code adapters-bank}; a reader is chosen by a file's content, never
 * by its name. Readers are stateless, stream (memory does not grow with the file) and are never silently wrong: what they cannot read
 * with certainty is a {@link StatementEvent.Rejection} with its place, or {@link UnreadableFile} for the whole.
 */
public interface StatementReader {

    /** Stable name of the format in capitals: {@code OFX}, {@code CSV}. */
    String format();

    /**
     * Version of the reader's reading: raised whenever the same bytes would be read differently, so that identical files are not
     * mistaken for identically read ones.
     */
    int version();

    /** How sure the reader is, from the beginning of the file alone, that the file is of its format. */
    Recognition recognise(FileHead head);

    /**
     * Tells the sink everything the file says, in file order.
     *
     * @throws UnreadableFile if the file as a whole cannot be read; what was told to the sink before it is then void
     * @throws IOException if the source fails, never because of the content
     */
    void read(StatementSource source, ReadOptions options, StatementSink sink) throws IOException, UnreadableFile;

    /**
     * Says before any reading whether the file can be read as it is, needs an answer from a person, or is refused. A format that
     * describes itself is readable as far as this tells; {@link #read} may still refuse it.
     *
     * @throws IOException if the source fails, never because of the content
     */
    default Inspection inspect(StatementSource source, ReadOptions options) throws IOException {
        return new Inspection.Readable(options.profile(), List.of(), List.of());
    }

    /**
     * A digest by which a layout is recognised again in next month's file; empty for formats that describe themselves.
     *
     * @throws IOException if the source fails, never because of the content
     */
    default Optional<String> fingerprint(StatementSource source) throws IOException {
        return Optional.empty();
    }

    /** How sure a reader is; the highest wins, and {@link #NO} never reads. */
    enum Recognition {
        NO,
        POSSIBLE,
        CERTAIN
    }
}
