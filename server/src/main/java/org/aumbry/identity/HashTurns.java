package org.aumbry.identity;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.ThreadScheduling;

/**
 * Where passwords are hashed: on a few threads of their own that give way to everything else, with a bounded queue
 * before them. Requests run on threads that share as many processors as there are; a hash on one of those would hold a
 * processor for its whole time.
 */
final class HashTurns {

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** About half of what others get where they want it too, all of a processor where nobody does. */
    private static final int NICE = 3;

    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /**
     * @param together how many run at the same time
     * @param waiting how many wait besides, in the order they came
     * @param patience how long one waits for its turn
     */
    HashTurns(int together, int waiting, Duration patience) {
        BlockingQueue<Runnable> queue =
                waiting == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(waiting, true);
        var number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                together, together, IDLE.toMillis(), TimeUnit.MILLISECONDS, queue,
                work -> Thread.ofPlatform()
                        .name("hash-" + number.incrementAndGet())
                        .daemon()
                        .unstarted(() -> {
                            ThreadScheduling.giveWay(NICE);
                            work.run();
                        }));
        this.threads.allowCoreThreadTimeOut(true);
        this.patience = patience;
    }

    /**
     * What the work gives, when its turn has come.
     *
     * @throws Refusal over limit when too many wait, or the turn does not come in time
     */
    <T> T take(Supplier<T> work) {
        var begun = new CountDownLatch(1);
        var task = new FutureTask<T>(() -> {
            begun.countDown();
            return work.get();
        });
        try {
            threads.execute(task);
            if (!begun.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                task.cancel(false);
                threads.remove(task);
            }
            return task.get();
        } catch (RejectedExecutionException | CancellationException full) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "identity.sign-in.busy");
        } catch (InterruptedException stopping) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "identity.sign-in.busy");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("hashing failed", failed.getCause());
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return threads.getQueue().size();
    }
}
