package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.data.KeyScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobMemoryTests {

    private static final long HUNDRED_MIB = 100L << 20;
    private static final long FEW_MIB = 16L << 20;

    @TempDir
    private Path folder;

    @Test
    void streamingAHundredMebibytesAllocatesAFew() throws IOException {
        var blobs = new BlobFixture(new RealDisk(), List.of(folder));
        var name = blobs.newName();

        long before = allocated();
        blobs.uploads.put(name, KeyScope.CONTENT, zeroes());
        long written = allocated() - before;
        before = allocated();
        try (var content = blobs.open(name);
                var in = content.stream()) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(HUNDRED_MIB);
        }
        long read = allocated() - before;

        assertThat(written).isLessThan(FEW_MIB);
        assertThat(read).isLessThan(FEW_MIB);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static InputStream zeroes() {
        return new InputStream() {
            private long left = HUNDRED_MIB;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, Math.min(length, 8192));
                left -= count;
                return count;
            }
        };
    }
}
