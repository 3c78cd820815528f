package com.hissabbook;

import com.hissabbook.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pieces of work at once: each on a thread of its own, all released at the same moment. */
public final class Together {

    private Together() {}

    /**
     * How each piece ended: empty if it was done, else the kind of its refusal.
     *
     * @throws java.util.concurrent.ExecutionException if one ended in anything else
     */
    public static List<Optional<Refused.Kind>> run(List<? extends Callable<?>> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Optional<Refused.Kind>>>();
            for (Callable<?> piece : work) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return ending(piece);
                }));
            }
            var endings = new ArrayList<Optional<Refused.Kind>>();
            for (Future<Optional<Refused.Kind>> future : running) {
                endings.add(future.get());
            }
            return endings;
        }
    }

    private static Optional<Refused.Kind> ending(Callable<?> piece) throws Exception {
        try {
            var unused = piece.call();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.kind());
        }
    }
}
