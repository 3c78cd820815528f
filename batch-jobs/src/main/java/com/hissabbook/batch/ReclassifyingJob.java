package com.hissabbook.batch;

import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Applications;
import com.hissabbook.ledger.Reclassifying;
import java.util.UUID;
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

/** {@code reclassify}: the planned lines of an application → entries that move them, or the reversal of these; range by range. */
@Configuration
class ReclassifyingJob {

    static final String APPLY = "apply";
    static final String TAKE_BACK = "take-back";

    @Bean
    Job reclassify(JobRepository repository, Step reclassifyLines) {
        return new JobBuilder("reclassify", repository).start(reclassifyLines).build();
    }

    @Bean
    Step reclassifyLines(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemReader<LineRange> reclassifyRanges,
            ItemWriter<LineRange> reclassifyWriter) {
        return RangeSteps.step("reclassify-lines", repository, transactionManager, reclassifyRanges, reclassifyWriter);
    }

    @Bean
    @StepScope
    ItemReader<LineRange> reclassifyRanges(
            Applications applications, @Value("#{jobParameters['applicationId']}") String applicationId) {
        UUID id = UUID.fromString(applicationId);
        return RangeSteps.next(() -> applications.remaining(id));
    }

    @Bean
    @StepScope
    ItemWriter<LineRange> reclassifyWriter(
            Reclassifying books,
            @Value("#{jobParameters['applicationId']}") String applicationId,
            @Value("#{jobParameters['way']}") String way) {
        UUID id = UUID.fromString(applicationId);
        return chunk -> {
            for (LineRange range : chunk) {
                if (way.equals(APPLY)) {
                    books.carryOut(id, range);
                } else {
                    books.takeBack(id, range);
                }
            }
        };
    }
}
