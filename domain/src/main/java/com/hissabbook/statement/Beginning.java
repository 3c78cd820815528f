package com.hissabbook.statement;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The first records of a file, for a preview or to see whether a layout fits. */
public final class Beginning {

    private Beginning() {}

    /** Enough was seen. Without a stack trace: it ends every look. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    /** Tells what the reader tells, up to so many lines and rejections; where these are all, what the balances say of them as well. */
    public static void tell(
            StatementReader reader, StatementSource source, ReadOptions options, int records, StatementSink sink)
            throws IOException, UnreadableFile {
        var left = new AtomicInteger(records);
        try {
            BalanceGate.read(reader, source, options, event -> {
                sink.accept(event);
                boolean isRecord = event instanceof StatementEvent.Line || event instanceof StatementEvent.Rejection;
                if (isRecord && left.decrementAndGet() == 0) {
                    throw new Enough();
                }
            });
        } catch (Enough seen) {
            // The rest is of no interest.
        }
    }
}
