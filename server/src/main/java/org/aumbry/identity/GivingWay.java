package org.aumbry.identity;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Lets a thread give way to all others. The JVM's own priorities mean nothing on Linux, where a thread may still be
 * nicer than the rest without any privilege: {@code setpriority(2)}. Elsewhere threads stay as they are.
 */
final class GivingWay {

    /** PRIO_PROCESS with 0 is the calling thread on Linux, the whole process on other systems. */
    private static final int THREAD = 0;

    /** About half of what others get where they want it too, all of a processor where nobody does. */
    private static final int NICE = 3;

    private GivingWay() {}

    /** Makes the calling thread the nicer one, for good; says whether the system did it. */
    @SuppressWarnings("restricted")
    static boolean toEverythingElse() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        var linker = Linker.nativeLinker();
        var known = linker.defaultLookup().find("setpriority");
        if (known.isEmpty()) {
            return false;
        }
        var three = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        try {
            return (int) linker.downcallHandle(known.get(), three).invokeExact(THREAD, 0, NICE) == 0;
        } catch (Throwable unwilling) {
            return false;
        }
    }
}
