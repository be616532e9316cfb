package org.aumbry.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.reading.worker.Confinement;
import org.aumbry.reading.worker.Format;
import org.aumbry.reading.worker.Frames;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Picture;
import org.aumbry.reading.worker.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One parser process, seen from the server: nothing it says is believed before it was checked. */
final class Parser implements AutoCloseable {

    /** The process ended, or said something it may not say. */
    static final class Died extends IOException {
        private final boolean late;
        private final int exit;

        Died(boolean late, int exit) {
            super("the parser process died, exit status " + exit + (late ? ", too late" : ""));
            this.late = late;
            this.exit = exit;
        }

        /** Whether we ended it because it took too long. */
        boolean late() {
            return late;
        }

        /** Whether it ran out of memory, which ends a JVM with status 3 under our flags. */
        boolean outOfMemory() {
            return !late && exit == 3;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Parser.class);
    private static final int LISTEN_BACKLOG = 1;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 512L << 20;

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ScheduledExecutorService clock;
    private final ReadingSettings settings;
    private final AtomicBoolean late = new AtomicBoolean();
    private final Confinement confinement;
    private int files;

    private Parser(Process process, ScheduledExecutorService clock, ReadingSettings settings) throws IOException {
        this.process = process;
        this.clock = clock;
        this.settings = settings;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), Frames.CHUNK_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), Frames.CHUNK_BYTES));
        var limit = limit(START_LIMIT);
        try {
            this.confinement = Confinement.decode(Frames.read(in).body());
        } catch (IOException | RuntimeException dead) {
            kill();
            throw died();
        } finally {
            limit.cancel(false);
        }
    }

    /** Starts a process; while it tries its walls a real port of this machine is open to it. */
    static Parser start(Sandbox sandbox, Path dataFolder, ScheduledExecutorService clock, ReadingSettings settings)
            throws IOException {
        try (var bait = new ServerSocket(0, LISTEN_BACKLOG, InetAddress.getLoopbackAddress())) {
            return new Parser(sandbox.start(bait.getLocalPort(), dataFolder), clock, settings);
        }
    }

    Confinement confinement() {
        return confinement;
    }

    boolean usable() {
        return process.isAlive() && files < settings.filesPerParser();
    }

    /**
     * Lets it work on one file. Afterwards, when this threw, the process is dead.
     *
     * @throws Died when the process ended before it was done
     */
    Outcome work(Request request, InputStream file, Findings findings) throws IOException {
        files++;
        var whole = limit(settings.wholeLimit());
        try {
            var sender = Thread.ofVirtual().start(() -> send(request, file));
            var outcome = receive(findings);
            sender.join();
            return outcome;
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof java.io.EOFException) {
                awaitEnd(2);
            }
            kill();
            if (broken instanceof java.io.EOFException || broken instanceof Frames.BrokenProtocol || late.get()) {
                throw died();
            }
            throw broken;
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
            throw died();
        } finally {
            whole.cancel(false);
        }
    }

    private void send(Request request, InputStream file) {
        try {
            var body = request.encode();
            Frames.write(out, Frames.Kind.REQUEST, body, body.length);
            var chunk = new byte[Frames.CHUNK_BYTES];
            for (int n = file.read(chunk); n >= 0; n = file.read(chunk)) {
                Frames.write(out, Frames.Kind.FILE, chunk, n);
            }
            Frames.write(out, Frames.Kind.END, chunk, 0);
            out.flush();
        } catch (IOException | RuntimeException gone) {
            LOG.info("a file could not be sent to its parser process", gone);
            kill();
        }
    }

    private Outcome receive(Findings findings) throws IOException {
        long bytes = 0;
        while (true) {
            var step = limit(settings.stepLimit());
            Frames.Frame frame;
            try {
                frame = Frames.read(in);
            } finally {
                step.cancel(false);
            }
            bytes += frame.body().length;
            if (bytes > MOST_BYTES) {
                throw new Frames.BrokenProtocol("too much");
            }
            switch (frame.kind()) {
                case PROGRESS -> findings.progress();
                case TEXT -> findings.text(frame.body());
                case PAGE -> findings.page(frame.body());
                case PICTURE -> findings.picture(Picture.decode(frame.body()));
                case PDF -> findings.pdf(frame.body());
                case DONE -> {
                    return Outcome.decode(frame.body());
                }
                case REQUEST, FILE, END, HELLO -> throw new Frames.BrokenProtocol("out of turn");
            }
        }
    }

    private ScheduledFuture<?> limit(Duration most) {
        return clock.schedule(
                () -> {
                    late.set(true);
                    kill();
                },
                most.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private Died died() {
        return new Died(late.get(), awaitEnd(10) ? process.exitValue() : -1);
    }

    private boolean awaitEnd(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    /** What to say about a file whose process died. */
    static Outcome verdict(Died died) {
        var state = died.late()
                ? Outcome.State.TIMED_OUT
                : died.outOfMemory() ? Outcome.State.TOO_LARGE : Outcome.State.DAMAGED;
        return new Outcome(state, Format.OTHER, 0, "", false);
    }
}
