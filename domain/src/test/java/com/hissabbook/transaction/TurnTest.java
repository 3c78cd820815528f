package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However many imports ask for an account at once, one has the turn; and one that was told so has it until it gives it back. */
class TurnTest extends BookkeepingTest {

    private static final int IMPORTS = 6;
    private static final int TURNS = 250;

    @Autowired
    private Importing importing;

    @Autowired
    private Planning planning;

    private final AtomicReference<Optional<ImportId>> holder = new AtomicReference<>(Optional.empty());

    @Test
    void oneImportAtATimeHasTheTurn() throws Exception {
        UUID ledger = open(Optional.empty());
        List<ImportId> imports = IntStream.range(0, IMPORTS)
                .mapToObj(n -> in(
                        tenant,
                        () -> importing.staged(
                                ledger, List.of(Told.of(LocalDate.of(2026, 1, 2), -100 - n, "Coffee " + n)))))
                .toList();
        int taken = 0;
        try (ExecutorService people = Executors.newFixedThreadPool(IMPORTS)) {
            List<Callable<Integer>> askers = new ArrayList<>();
            imports.forEach(id -> askers.add(() -> in(tenant, () -> turnsOf(id))));
            for (Future<Integer> result : people.invokeAll(askers)) {
                taken += result.get();
            }
        }

        assertThat(taken).isPositive();
    }

    private int turnsOf(ImportId id) {
        int taken = 0;
        for (int n = 0; n < TURNS; n++) {
            if (planning.takeTurn(id).isEmpty()) {
                Optional<ImportId> before = holder.getAndSet(Optional.of(id));
                assertThat(before).as("who else has the turn").isEmpty();
                taken++;
                holder.set(Optional.empty());
                planning.giveTurnBack(id);
            }
        }
        return taken;
    }
}
