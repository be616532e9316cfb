package org.aumbry.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Streams exactly the allowed size, then one byte more, through the guard of uploads; stores nothing. */
@Component
class LimitProbe implements Probe {

    private static final int PIECE = 1 << 16;
    private static final long PROMISED_BYTES = 100L << 20;

    private final UnaryOperator<InputStream> guard;

    @Autowired
    LimitProbe() {
        this(bytes -> new BoundedInput(bytes, UploadRules.MOST_BYTES));
    }

    LimitProbe(UnaryOperator<InputStream> guard) {
        this.guard = guard;
    }

    @Override
    public String id() {
        return "documents.size-limit";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-73");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            long taken = read(PROMISED_BYTES);
            if (taken != PROMISED_BYTES) {
                return Result.fails("Of %d bytes only %d were taken.".formatted(PROMISED_BYTES, Math.abs(taken)));
            }
            return read(PROMISED_BYTES + 1) < 0
                    ? Result.holds("%d bytes were taken and one more was refused while it arrived.".formatted(taken))
                    : Result.fails("More than %d bytes were taken.".formatted(PROMISED_BYTES));
        } catch (IOException broken) {
            return Result.fails("The guard of uploads broke: " + broken.getClass().getSimpleName() + ".");
        }
    }

    /** How many bytes came through; negative when the guard refused after that many. */
    private long read(long size) throws IOException {
        var piece = new byte[PIECE];
        long taken = 0;
        try (var in = guard.apply(new Zeros(size))) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                taken += read;
            }
            return taken;
        } catch (Refusal tooLarge) {
            return -Math.max(taken, 1);
        }
    }

    /** That many zeros, made while they are read. */
    private static final class Zeros extends InputStream {

        private long left;

        private Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            left -= given;
            return given;
        }
    }
}
