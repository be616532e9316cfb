package org.aumbry.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.aumbry.kernel.TenantId;
import org.aumbry.reading.worker.Confinement;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Request;
import org.jspecify.annotations.Nullable;

/**
 * The parser processes of this server. Each serves one tenant at a time and never another one afterwards; it is
 * replaced after some files, after any trouble, and when it has nothing to do.
 */
final class ParserPool implements AutoCloseable {

    /** Who waits: a person who looks at a page, or nobody. */
    enum Lane {
        LOOKING,
        BACKGROUND
    }

    private record Idle(TenantId tenant, Parser parser) {}

    private static final int LOOKING_PARSERS = 1;

    private final ReadingSettings settings;
    private final Sandbox sandbox;
    private final Path dataFolder;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("parser-limits").factory());
    private final Semaphore looking = new Semaphore(LOOKING_PARSERS, true);
    private final Semaphore background;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private volatile boolean closed;

    ParserPool(ReadingSettings settings, Sandbox sandbox, Path dataFolder) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.dataFolder = dataFolder;
        this.background = new Semaphore(Math.max(1, settings.parsers()), true);
    }

    /**
     * Reads or draws a file.
     *
     * @throws Parser.Died when the process died over it
     */
    Outcome work(TenantId tenant, Lane lane, Request request, InputStream file, Findings findings) throws IOException {
        var permits = lane == Lane.LOOKING ? looking : background;
        permits.acquireUninterruptibly();
        try {
            var parser = parser(tenant);
            try {
                var outcome = parser.work(request, file, findings);
                giveBack(tenant, parser);
                return outcome;
            } catch (IOException | RuntimeException broken) {
                parser.close();
                throw broken;
            }
        } finally {
            permits.release();
        }
    }

    /** Starts a fresh process only to hear how well it is confined. */
    Confinement look() throws IOException {
        try (var parser = Parser.start(sandbox, dataFolder, clock, settings)) {
            return parser.confinement();
        }
    }

    Sandbox.Walls walls() {
        return sandbox.walls();
    }

    private Parser parser(TenantId tenant) throws IOException {
        if (closed) {
            throw new IOException("the server is stopping");
        }
        var waiting = takeIdle(tenant);
        return waiting != null ? waiting : Parser.start(sandbox, dataFolder, clock, settings);
    }

    private synchronized @Nullable Parser takeIdle(TenantId tenant) {
        Parser found = null;
        for (var each = idle.iterator(); each.hasNext(); ) {
            var next = each.next();
            boolean ours = next.tenant().equals(tenant) && next.parser().usable();
            if (ours && found == null) {
                found = next.parser();
                each.remove();
            } else if (!ours) {
                next.parser().close();
                each.remove();
            }
        }
        return found;
    }

    private synchronized void giveBack(TenantId tenant, Parser parser) {
        if (closed || !parser.usable()) {
            parser.close();
            return;
        }
        var waiting = new Idle(tenant, parser);
        idle.add(waiting);
        clock.schedule(() -> retire(waiting), settings.idleLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void retire(Idle waiting) {
        if (idle.removeIf(each -> each == waiting)) {
            waiting.parser().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(each -> each.parser().close());
        idle.clear();
        clock.shutdownNow();
    }
}
