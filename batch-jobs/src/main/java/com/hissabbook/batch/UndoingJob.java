package com.hissabbook.batch;

import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.Undo;
import com.hissabbook.banking.Undoing;
import com.hissabbook.ledger.FollowingTransfers;
import com.hissabbook.ledger.Journal;
import com.hissabbook.transaction.Withdrawing;
import com.hissabbook.transaction.Withdrawing.Withdrawn;
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

/**
 * {@code undo}: the lines of an import that was posted → reversing entries, or for an undone one the reversal of these; range by range.
 */
@Configuration
class UndoingJob {

    @Bean
    Job undo(JobRepository repository, Step undoLines) {
        return new JobBuilder("undo", repository).start(undoLines).build();
    }

    @Bean
    Step undoLines(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ItemReader<LineRange> undoRanges,
            ItemWriter<LineRange> undoWriter) {
        return RangeSteps.step("undo-lines", repository, transactionManager, undoRanges, undoWriter);
    }

    @Bean
    @StepScope
    ItemReader<LineRange> undoRanges(Undoing undoing, @Value("#{jobParameters['undoId']}") String undoId) {
        UUID id = UUID.fromString(undoId);
        return RangeSteps.next(() -> undoing.remaining(id));
    }

    @Bean
    @StepScope
    ItemWriter<LineRange> undoWriter(
            Undoing undoing,
            Withdrawing withdrawing,
            Journal journal,
            FollowingTransfers transfers,
            @Value("#{jobParameters['undoId']}") String undoId) {
        UUID id = UUID.fromString(undoId);
        return chunk -> {
            Undo undo = undoing.find(id);
            for (LineRange range : chunk) {
                Withdrawn done = undo.kind() == Undo.Kind.UNDO
                        ? undo(undo, range, withdrawing, journal)
                        : redo(undo, range, withdrawing, journal);
                transfers.follow(id, undo.planOf(), range);
                undoing.carriedOut(id, range, done.transactions(), done.kept());
            }
        };
    }

    private static Withdrawn undo(Undo undo, LineRange range, Withdrawing withdrawing, Journal journal) {
        Withdrawn withdrawn = withdrawing.withdraw(undo, range);
        journal.takeBack(undo.id(), undo.planOf(), range);
        return withdrawn;
    }

    private static Withdrawn redo(Undo undo, LineRange range, Withdrawing withdrawing, Journal journal) {
        journal.bringBack(undo.id(), undo.planOf(), range);
        return new Withdrawn(withdrawing.reinstate(undo, range), 0);
    }
}
