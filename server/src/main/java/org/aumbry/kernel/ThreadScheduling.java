package org.aumbry.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Which threads the system lets run first. The JVM's own priorities mean nothing on Linux, where a thread may still be
 * nicer than the rest without any privilege ({@code setpriority(2)}), or run where a processor is idle only
 * ({@code sched_setscheduler(2)}, which needs a privilege to be taken back). Elsewhere threads stay as they are.
 */
public final class ThreadScheduling {

    /** The calling thread, to both calls. */
    public static final int CALLER = 0;

    /** PRIO_PROCESS with 0 is the calling thread on Linux, the whole process on other systems. */
    private static final int THREAD = 0;

    private static final int USUAL = 0;
    private static final int IDLE = 5;

    private ThreadScheduling() {}

    /**
     * Makes the calling thread the nicer one, for good.
     *
     * @param nice from 1 to 19; 3 is about half of what others get where they want it too
     * @return whether the system did it
     */
    public static boolean giveWay(int nice) {
        if (!linux()) {
            return false;
        }
        try {
            return (int) function("setpriority", ValueLayout.JAVA_INT).invokeExact(THREAD, CALLER, nice) == 0;
        } catch (Throwable unwilling) {
            return false;
        }
    }

    /** Lets a thread, by the system's number, run where a processor is idle only. @return whether the system did it */
    public static boolean onlyWhenIdle(int thread) {
        return schedule(thread, IDLE);
    }

    /** Lets a thread run like others again. @return whether the system did it */
    public static boolean asUsual(int thread) {
        return schedule(thread, USUAL);
    }

    private static boolean schedule(int thread, int policy) {
        if (!linux()) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            // struct sched_param: one number, 0 for these two ways.
            var parameter = arena.allocate(ValueLayout.JAVA_INT);
            return (int) function("sched_setscheduler", ValueLayout.ADDRESS).invokeExact(thread, policy, parameter)
                    == 0;
        } catch (Throwable unwilling) {
            return false;
        }
    }

    private static boolean linux() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    /** A function of the C library with two numbers and another thing, which answers a number. */
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, MemoryLayout third) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, third));
    }
}
