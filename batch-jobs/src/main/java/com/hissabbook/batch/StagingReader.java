package com.hissabbook.batch;

import com.hissabbook.banking.FileReading;
import com.hissabbook.transaction.LineDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads an import's file from behind the last committed line. It keeps no state with Batch: the position is what is staged. The file is
 * parsed on a thread of its own, a few blocks ahead at most, so memory does not grow with the file.
 */
final class StagingReader implements ItemStreamReader<StagedItem> {

    private static final int BLOCKS_AHEAD = 16;

    private final Supplier<FileReading> file;
    private final LineDigest digest;
    private final String id;
    private final BlockingQueue<StagedItem> items = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private volatile @Nullable Throwable failure;
    private @Nullable Thread parser;
    private boolean ended;

    /** @param id of what reads, for the name of its thread */
    StagingReader(Supplier<FileReading> file, LineDigest digest, String id) {
        this.file = file;
        this.digest = digest;
        this.id = id;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        var reading = file.get();
        var mdc = MDC.getCopyOfContextMap();
        parser = Thread.ofPlatform().name("parser-" + id).daemon().start(() -> {
            if (mdc != null) {
                MDC.setContextMap(mdc);
            }
            try {
                new FileRecords(reading, digest, this::put).readToEnd();
            } catch (Throwable anything) {
                failure = anything;
            }
        });
    }

    @Override
    public @Nullable StagedItem read() {
        if (ended) {
            return null;
        }
        StagedItem item = take();
        ended = !(item instanceof StagedItem.Block);
        return item;
    }

    @Override
    public void close() {
        if (parser != null) {
            parser.interrupt();
        }
    }

    private StagedItem take() {
        try {
            StagedItem next = items.poll(50, TimeUnit.MILLISECONDS);
            while (next == null) {
                Throwable failed = failure;
                if (failed != null) {
                    throw new IllegalStateException(
                            "the file could not be read on: "
                                    + failed.getClass().getSimpleName(),
                            failed);
                }
                next = items.poll(50, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while reading");
        }
    }

    private void put(StagedItem item) {
        try {
            items.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody reads on");
        }
    }
}
