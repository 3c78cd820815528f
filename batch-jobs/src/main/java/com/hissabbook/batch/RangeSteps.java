package com.hissabbook.batch;

import com.hissabbook.banking.LineRange;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Steps in which Batch moves ranges of lines, while the rows themselves stay in the database. One range is one transaction, with the process's
 * own progress, the audit record and Batch's metadata.
 */
final class RangeSteps {

    private static final int LINES_PER_RANGE = 10_000;

    private RangeSteps() {}

    static Step step(
            String name,
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemReader<LineRange> ranges,
            ItemWriter<LineRange> writer) {
        return new StepBuilder(name, repository)
                .<LineRange, LineRange>chunk(1)
                .transactionManager(transactionManager)
                .reader(ranges)
                .writer(writer)
                .interruptionPolicy(new StopAtChunk())
                .build();
    }

    /** The next range behind what is committed; asked anew for each chunk, so there is no position to lose. */
    static ItemReader<LineRange> next(Supplier<Optional<LineRange>> remaining) {
        return () -> remaining
                .get()
                .map(rest -> new LineRange(rest.after(), Math.min(rest.after() + LINES_PER_RANGE, rest.through())))
                .orElse(null);
    }
}
