package org.aumbry.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
    private static final int USUAL = 0;
    private static final int IDLE = 5;
    private static final int ITSELF = 0;

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
            var scheduler = new Scheduler();
            if (!scheduler.set(ITSELF, IDLE) || !scheduler.set(ITSELF, USUAL)) {
                return;
            }
            for (int thread : compilers()) {
                scheduler.set(thread, IDLE);
            }
            try {
                if (started.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    Thread.sleep(FIRST_PAGES);
                }
            } finally {
                giveBack(scheduler);
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A compiler thread may have made another with its own priority meanwhile. */
    private static void giveBack(Scheduler scheduler) throws IOException {
        for (int look = 0; look < 2; look++) {
            for (int thread : compilers()) {
                scheduler.set(thread, USUAL);
            }
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

    /** The system call that changes a thread's way of being scheduled. */
    private static final class Scheduler {

        private final MethodHandle call;

        Scheduler() {
            call = handle(Linker.nativeLinker());
        }

        @SuppressWarnings("restricted")
        private static MethodHandle handle(Linker linker) {
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("sched_setscheduler"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        }

        /** @return whether the system did it */
        boolean set(int thread, int policy) {
            try (var arena = Arena.ofConfined()) {
                // struct sched_param: one number, 0 for these two ways.
                MemorySegment parameter = arena.allocate(ValueLayout.JAVA_INT);
                return (int) call.invokeExact(thread, policy, parameter) == 0;
            } catch (Throwable failed) {
                return false;
            }
        }
    }
}
