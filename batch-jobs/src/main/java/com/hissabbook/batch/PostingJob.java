package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.LineRange;
import com.hissabbook.ledger.Journal;
import com.hissabbook.transaction.Planning;
import java.util.Optional;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * {@code post}: planned lines → transactions, entries, postings, rollups. What Batch moves is ranges of lines; the rows themselves stay
 * in the database. One range is one transaction, with the import's progress, the audit record and Batch's metadata.
 */
@Configuration
class PostingJob {

    private static final int LINES_PER_RANGE = 10_000;

    @Bean
    Job post(JobRepository repository, Step postLines) {
        return new JobBuilder("post", repository).start(postLines).build();
    }

    @Bean
    Step postLines(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemReader<LineRange> postingRanges,
            ItemWriter<LineRange> postingWriter) {
        return new StepBuilder("post-lines", repository)
                .<LineRange, LineRange>chunk(1)
                .transactionManager(transactionManager)
                .reader(postingRanges)
                .writer(postingWriter)
                .interruptionPolicy(new StopAtChunk())
                .build();
    }

    /** The next range behind what is committed; asked anew for each chunk, so there is no position to lose. */
    @Bean
    @StepScope
    ItemReader<LineRange> postingRanges(
            ImportLifecycle lifecycle, @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return () -> {
            Optional<LineRange> rest = lifecycle.remaining(id);
            return rest.map(range ->
                            new LineRange(range.after(), Math.min(range.after() + LINES_PER_RANGE, range.through())))
                    .orElse(null);
        };
    }

    @Bean
    @StepScope
    ItemWriter<LineRange> postingWriter(
            ImportLifecycle lifecycle,
            Planning planning,
            Journal journal,
            @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return chunk -> {
            for (LineRange range : chunk) {
                int transactions = planning.recordTransactions(id, range);
                int entries = journal.postImported(id, range);
                if (entries != transactions) {
                    throw new IllegalStateException(
                            transactions + " transactions but " + entries + " entries in import " + id);
                }
                lifecycle.posted(id, range, transactions);
            }
        };
    }
}
