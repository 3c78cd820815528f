package com.hissabbook.batch;

import com.hissabbook.banking.Replays;
import com.hissabbook.banking.StagedBlock;
import com.hissabbook.transaction.LineDigest;
import java.util.List;
import java.util.UUID;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** {@code replay}: a stored file → lines apart from the staged ones. One chunk is one transaction, as in {@link StagingJob}. */
@Configuration
class ReplayingJob {

    @Bean
    Job replay(JobRepository repository, Step replayLines) {
        return new JobBuilder("replay", repository).start(replayLines).build();
    }

    @Bean
    Step replayLines(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemStreamReader<StagedItem> replayReader,
            ItemWriter<StagedItem> replayWriter) {
        return new StepBuilder("replay-lines", repository)
                .<StagedItem, StagedItem>chunk(StagingJob.BLOCKS_PER_CHUNK)
                .transactionManager(transactionManager)
                .reader(replayReader)
                .writer(replayWriter)
                .interruptionPolicy(new StopAtChunk())
                .build();
    }

    @Bean
    @StepScope
    ItemStreamReader<StagedItem> replayReader(
            Replays replays, LineDigest digest, @Value("#{jobParameters['replayId']}") String replayId) {
        UUID id = UUID.fromString(replayId);
        return new StagingReader(() -> replays.reading(id), digest, replayId);
    }

    @Bean
    @StepScope
    ItemWriter<StagedItem> replayWriter(Replays replays, @Value("#{jobParameters['replayId']}") String replayId) {
        UUID id = UUID.fromString(replayId);
        return chunk -> {
            List<StagedBlock> blocks = StagingJob.blocks(chunk);
            if (!blocks.isEmpty()) {
                replays.append(id, blocks);
            }
            switch (chunk.getItems().getLast()) {
                case StagedItem.EndOfFile end ->
                    replays.finish(id, end.summary().linesSeen());
                case StagedItem.Unreadable unreadable -> replays.refuse(id, unreadable.refusal());
                case StagedItem.Block more -> {}
            }
        };
    }
}
