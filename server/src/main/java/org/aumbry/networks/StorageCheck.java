package org.aumbry.networks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Tries whether a folder can hold content: writes a file, waits for the disk, reads it back, takes it away. */
@Component
class StorageCheck {

    private static final int TRIAL_BYTES = 1 << 20;
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private final Randomness randomness;

    StorageCheck(Randomness randomness) {
        this.randomness = randomness;
    }

    /** How many bytes are free. Refuses a folder that can't be used, saying why. */
    long require(String folder) {
        var path = absolute(folder);
        try {
            Files.createDirectories(path);
            var trial = Files.createTempFile(path, ".aumbry-trial-", "");
            try {
                tryOut(trial);
            } finally {
                Files.deleteIfExists(trial);
            }
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw Refusal.invalid("storage", "networks.storage.full", free >> 20, LEAST_FREE_BYTES >> 20);
            }
            return free;
        } catch (IOException unusable) {
            throw Refusal.invalid("storage", "networks.storage.unwritable", System.getProperty("user.name"));
        }
    }

    static Path absolute(String folder) {
        try {
            var path = Path.of(folder.strip());
            if (!folder.isBlank() && path.isAbsolute()) {
                return path.normalize();
            }
        } catch (java.nio.file.InvalidPathException noPath) {
            throw Refusal.invalid("storage", "networks.storage.absolute");
        }
        throw Refusal.invalid("storage", "networks.storage.absolute");
    }

    private void tryOut(Path trial) throws IOException {
        var bytes = randomness.bytes(TRIAL_BYTES);
        try (var channel = FileChannel.open(trial, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        if (!Hashes.same(Hashes.sha256(bytes), Hashes.sha256(Files.readAllBytes(trial)))) {
            throw Refusal.invalid("storage", "networks.storage.differs");
        }
    }
}
