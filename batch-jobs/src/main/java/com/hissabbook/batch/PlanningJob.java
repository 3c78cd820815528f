package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.ImportReview;
import com.hissabbook.classification.Classifying;
import com.hissabbook.transaction.Planning;
import com.hissabbook.transaction.Proposals;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * {@code plan}: staged lines → one decision each, then an account for each new one. Each step is one transaction; a plan made anew begins with the
 * first.
 */
@Configuration
class PlanningJob {

    @Bean
    Job plan(JobRepository repository, Step decideLines, Step classifyLines) {
        return new JobBuilder("plan", repository)
                .start(decideLines)
                .next(classifyLines)
                .build();
    }

    @Bean
    Step decideLines(JobRepository repository, PlatformTransactionManager transactionManager, Tasklet decidingTasklet) {
        return new StepBuilder("decide-lines", repository)
                .tasklet(decidingTasklet, transactionManager)
                .build();
    }

    @Bean
    Step classifyLines(
            JobRepository repository, PlatformTransactionManager transactionManager, Tasklet classifyingTasklet) {
        return new StepBuilder("classify-lines", repository)
                .tasklet(classifyingTasklet, transactionManager)
                .build();
    }

    @Bean
    @StepScope
    Tasklet decidingTasklet(
            Planning planning,
            Classifying classifying,
            ImportLifecycle lifecycle,
            ImportReview review,
            Proposals proposals,
            @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return (contribution, context) -> {
            classifying.forget(id);
            var outcome = planning.plan(id);
            review.doubt(id, outcome, proposals.propose(id));
            lifecycle.planned(id, outcome);
            contribution.incrementWriteCount(outcome.lines());
            return RepeatStatus.FINISHED;
        };
    }

    @Bean
    @StepScope
    Tasklet classifyingTasklet(Classifying classifying, @Value("#{jobParameters['importId']}") String importId) {
        return (contribution, context) -> {
            contribution.incrementWriteCount(classifying.classify(ImportId.of(importId)));
            return RepeatStatus.FINISHED;
        };
    }
}
