package com.hissabbook.bench;

import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** How much a reader holds on to while it reads: what is left on the heap after a collection, at ten places of the file. */
final class LiveHeap {

    private static final int LOOKS = 10;

    private LiveHeap() {}

    static double whileReading(EndlessFile file, int lines) throws IOException {
        int every = Math.max(1, lines / LOOKS);
        var seen = new AtomicLong();
        var most = new AtomicLong();
        try {
            file.reader().read(file.source(lines), file.options(), event -> {
                if (event instanceof StatementEvent.Line && seen.incrementAndGet() % every == 0) {
                    most.accumulateAndGet(afterCollection(), Math::max);
                }
            });
        } catch (UnreadableFile refused) {
            throw new IllegalStateException(refused);
        }
        if (seen.get() != lines) {
            throw new IllegalStateException(seen.get() + " lines were read, " + lines + " are in the file");
        }
        return most.get();
    }

    private static long afterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
