package org.aumbry.identity;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Does what a stranger asked for after they were answered, so that the answer takes the same time whatever there is to
 * do.
 * So many wait at most; what comes on top is dropped, as a lost mail would be.
 */
@Component
class Afterwards implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final int MOST = 1000;
    private static final long LONGEST_STOP_SECONDS = 10;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST),
            Thread.ofPlatform().name("afterwards").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    void run(Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warn("What a stranger asked for could not be done: {}", failed.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }
}
