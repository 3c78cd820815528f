package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.LineRange;
import com.hissabbook.ledger.Journal;
import com.hissabbook.transaction.Planning;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * {@code post}: planned lines → transactions, entries, postings, rollups; range by range.
 */
@Configuration
class PostingJob {

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
        return RangeSteps.step("post-lines", repository, transactionManager, postingRanges, postingWriter);
    }

    @Bean
    @StepScope
    ItemReader<LineRange> postingRanges(
            ImportLifecycle lifecycle, @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return RangeSteps.next(() -> lifecycle.remaining(id));
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
