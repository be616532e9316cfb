package org.aumbry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aumbry.kernel.ThreadScheduling;

/**
 * Lets the JVM's optimising compiler run only where a processor has nothing else to do, until the program has started
 * and answered its first pages.
 *
 * <p>It works on what a start does often and nobody does later; on two processors it takes from the start what it needs
 * itself. Linux only, and only where the process may take the low priority back; elsewhere nothing happens.
 */
final class PatientCompiler implements AutoCloseable {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String COMPILER = "C2 CompilerThre";
    private static final int LONGEST_SECONDS = 30;
    private static final Duration FIRST_PAGES = Duration.ofSeconds(3);

    private final CountDownLatch started = new CountDownLatch(1);

    private PatientCompiler() {}

    /** Begins in a thread of its own, so that the start does not wait for it. */
    static PatientCompiler begin() {
        var patient = new PatientCompiler();
        Thread.ofPlatform().daemon().name("patient-compiler").start(patient::run);
        return patient;
    }

    /** The start is over: the compiler gets its usual priority back after the first pages, at the latest after 30 s. */
    @Override
    public void close() {
        started.countDown();
    }

    private void run() {
        if (!Files.isDirectory(THREADS)) {
            return;
        }
        try {
            if (!ThreadScheduling.onlyWhenIdle(ThreadScheduling.CALLER)
                    || !ThreadScheduling.asUsual(ThreadScheduling.CALLER)) {
                return;
            }
            compilers().forEach(ThreadScheduling::onlyWhenIdle);
            try {
                if (started.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    Thread.sleep(FIRST_PAGES);
                }
            } finally {
                giveBack();
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A compiler thread may have made another with its own priority meanwhile. */
    private static void giveBack() throws IOException {
        for (int look = 0; look < 2; look++) {
            compilers().forEach(ThreadScheduling::asUsual);
        }
    }

    /** The numbers that the system gives the optimising compiler's threads. */
    static List<Integer> compilers() throws IOException {
        var found = new ArrayList<Integer>();
        try (var threads = Files.newDirectoryStream(THREADS)) {
            for (var thread : threads) {
                if (nameOf(thread).equals(COMPILER)) {
                    found.add(Integer.valueOf(thread.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }
}
