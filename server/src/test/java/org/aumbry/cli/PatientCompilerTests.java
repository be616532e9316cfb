package org.aumbry.cli;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientCompilerTests {

    private static final long CAP_SYS_NICE = 1L << 23;
    private static final int POLICY = 41;
    private static final int USUAL = 0;
    private static final int IDLE = 5;

    @Test
    void theCompilerWaitsUntilTheStartIsOver() throws IOException {
        assumeThat(Files.isDirectory(Path.of("/proc/self/task"))).isTrue();
        var compilers = PatientCompiler.compilers();
        assumeThat(compilers).as("a JVM with its optimising compiler").isNotEmpty();
        try (var _ = PatientCompiler.begin()) {
            if (mayTakeBack()) {
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> policies(compilers).stream().allMatch(each -> each == IDLE));
            }
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> policies(compilers).stream().allMatch(each -> each == USUAL));
    }

    /** Those with CAP_SYS_NICE surely may; others must keep what they have. */
    private static boolean mayTakeBack() throws IOException {
        var rights = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
                .findFirst()
                .orElse(0L);
        return (rights & CAP_SYS_NICE) != 0;
    }

    private static List<Integer> policies(List<Integer> threads) {
        return threads.stream().map(PatientCompilerTests::policy).toList();
    }

    private static Integer policy(int thread) {
        try {
            var fields = Files.readString(Path.of("/proc/self/task/" + thread + "/stat")).replaceFirst(".*\\) ", "");
            return Integer.valueOf(fields.split(" ")[POLICY - 3]);
        } catch (IOException ended) {
            return USUAL;
        }
    }
}
