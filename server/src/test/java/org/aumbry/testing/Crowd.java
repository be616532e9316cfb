package org.aumbry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Many who do the same at once, each on a thread of their own. */
public final class Crowd {

    private static final long PATIENCE_SECONDS = 180;

    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<Exception> refused = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    public static Crowd of(int size, Callable<?> work) {
        var crowd = new Crowd();
        var start = new CountDownLatch(1);
        for (int i = 0; i < size; i++) {
            crowd.threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                    work.call();
                } catch (Exception no) {
                    crowd.refused.add(no);
                }
            }));
        }
        start.countDown();
        return crowd;
    }

    /** What they were told instead of an answer, so far. */
    public List<Exception> refused() {
        return List.copyOf(refused);
    }

    /** Waits until every one of them was let go. */
    public Crowd letGo() {
        await(() -> threads.stream().noneMatch(Thread::isAlive));
        return this;
    }

    /** Waits until that is so. */
    public static void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not so within " + PATIENCE_SECONDS + " seconds");
            }
            LockSupport.parkNanos(5_000_000L);
        }
    }
}
