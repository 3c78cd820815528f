package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.StagedBlock;
import com.hissabbook.banking.Staging;
import com.hissabbook.transaction.LineDigest;
import com.hissabbook.transaction.Recognition;
import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** {@code stage}: file → staged lines. One chunk is one transaction: lines, progress, Batch's metadata. */
@Configuration
class StagingJob {

    static final int BLOCKS_PER_CHUNK = 10_000 / FileRecords.LINES_PER_BLOCK;

    @Bean
    Job stage(JobRepository repository, Step stageLines) {
        return new JobBuilder("stage", repository).start(stageLines).build();
    }

    @Bean
    Step stageLines(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemStreamReader<StagedItem> stagingReader,
            ItemWriter<StagedItem> stagingWriter) {
        return new StepBuilder("stage-lines", repository)
                .<StagedItem, StagedItem>chunk(BLOCKS_PER_CHUNK)
                .transactionManager(transactionManager)
                .reader(stagingReader)
                .writer(stagingWriter)
                .interruptionPolicy(new StopAtChunk())
                .build();
    }

    @Bean
    @StepScope
    ItemStreamReader<StagedItem> stagingReader(
            Staging staging, LineDigest digest, @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return new StagingReader(() -> staging.reading(id), digest, importId);
    }

    @Bean
    @StepScope
    ItemWriter<StagedItem> stagingWriter(
            Staging staging,
            Recognition recognition,
            ImportLifecycle lifecycle,
            @Value("#{jobParameters['importId']}") String importId) {
        ImportId id = ImportId.of(importId);
        return chunk -> {
            List<StagedBlock> blocks = blocks(chunk);
            if (!blocks.isEmpty()) {
                staging.append(id, blocks);
                recognition.confirm();
            }
            switch (chunk.getItems().getLast()) {
                case StagedItem.EndOfFile end -> staging.finish(id, end.summary());
                case StagedItem.Unreadable unreadable -> lifecycle.refuse(id, unreadable.refusal());
                case StagedItem.Block more -> {}
            }
        };
    }

    static List<StagedBlock> blocks(Chunk<? extends StagedItem> chunk) {
        return chunk.getItems().stream()
                .filter(StagedItem.Block.class::isInstance)
                .map(item -> ((StagedItem.Block) item).block())
                .toList();
    }
}
