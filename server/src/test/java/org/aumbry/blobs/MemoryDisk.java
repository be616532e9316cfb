package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file system that can lose power before any step and then forgets what was not synced: bytes that were not synced
 * with their file, names that were not synced with their folder.
 */
final class MemoryDisk implements Disk {

    /** What the machine keeps of what was not synced. A real one may do any of these. */
    enum Loss {
        /** The process was killed; the system lives. */
        NOTHING,
        /** Neither bytes nor names. */
        ALL,
        /** Names are kept, the bytes behind them are not. */
        BYTES,
        /** Bytes are kept, new names are not. */
        NAMES
    }

    /** Not an exception that a program could handle: the world ends here. */
    static final class PowerCut extends Error {}

    private static final class Node {
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];
    }

    private Map<Path, Node> names = new HashMap<>();
    private Map<Path, Node> durableNames = new HashMap<>();
    private Set<Path> folders = new HashSet<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private int steps;
    private boolean off;

    /** The power goes before the step with this number, counted from now; a write is then half done. */
    void cutPowerBeforeStep(int number) {
        stepsLeft = number;
        steps = 0;
    }

    int steps() {
        return steps;
    }

    void powerOn(Loss loss) {
        off = false;
        stepsLeft = Integer.MAX_VALUE;
        if (loss == Loss.ALL || loss == Loss.NAMES) {
            names = new HashMap<>(durableNames);
        }
        if (loss == Loss.ALL || loss == Loss.BYTES) {
            names.values().forEach(node -> node.bytes = node.durable.clone());
        }
        names.values().forEach(node -> node.durable = node.bytes.clone());
        durableNames = new HashMap<>(names);
    }

    byte[] bytes(Path file) {
        return names.get(file).bytes.clone();
    }

    private final class Open implements DiskFile {
        private final Node node;

        Open(Node node) {
            this.node = node;
        }

        @Override
        public long size() {
            requirePower();
            return node.bytes.length;
        }

        @Override
        public void read(ByteBuffer target, long position) {
            requirePower();
            int length = Math.clamp(node.bytes.length - position, 0, target.remaining());
            target.put(node.bytes, (int) Math.min(position, node.bytes.length), length);
        }

        @Override
        public void write(ByteBuffer source, long position) {
            requirePower();
            if (isLast()) {
                put(source.slice(0, source.remaining() / 2), position);
            }
            step();
            put(source, position);
        }

        private void put(ByteBuffer source, long position) {
            int end = (int) position + source.remaining();
            if (end > node.bytes.length) {
                node.bytes = Arrays.copyOf(node.bytes, end);
            }
            source.get(node.bytes, (int) position, source.remaining());
        }

        @Override
        public void startSync() {
            // Promises nothing, so it does nothing.
        }

        @Override
        public void truncate(long size) {
            step();
            node.bytes = Arrays.copyOf(node.bytes, (int) Math.min(size, node.bytes.length));
        }

        @Override
        public boolean tryLock() {
            return true;
        }

        @Override
        public void sync() {
            step();
            node.durable = node.bytes.clone();
        }

        @Override
        public void close() {
            // Nothing depends on it.
        }
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step();
        requireFolder(file.getParent());
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        names.put(file, new Node());
        return change(file);
    }

    @Override
    public DiskFile change(Path file) throws IOException {
        requirePower();
        var node = names.get(file);
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new Open(node);
    }

    @Override
    public SealedFile read(Path file) throws IOException {
        return change(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        requireFolder(to.getParent());
        var node = names.remove(from);
        if (node == null) {
            throw new NoSuchFileException(from.toString());
        }
        names.put(to, node);
    }

    @Override
    public void delete(Path file) {
        step();
        names.remove(file);
    }

    @Override
    public boolean exists(Path file) {
        requirePower();
        return names.containsKey(file);
    }

    @Override
    public void createFolders(Path folder) {
        step();
        for (var path = folder; path != null; path = path.getParent()) {
            folders.add(path);
        }
    }

    @Override
    public void syncFolder(Path folder) {
        step();
        durableNames.keySet().removeIf(path -> folder.equals(path.getParent()) && !names.containsKey(path));
        names.forEach((path, node) -> {
            if (folder.equals(path.getParent())) {
                durableNames.put(path, node);
            }
        });
    }

    @Override
    public List<Entry> files(Path folder) {
        requirePower();
        var found = new ArrayList<Entry>();
        names.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .forEach(path -> found.add(new Entry(path, Instant.EPOCH)));
        return found;
    }

    @Override
    public long freeBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    private void requireFolder(Path folder) throws IOException {
        if (!folders.contains(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
    }

    private boolean isLast() {
        return steps + 1 == stepsLeft;
    }

    private void step() {
        requirePower();
        if (++steps == stepsLeft) {
            off = true;
            throw new PowerCut();
        }
    }

    private void requirePower() {
        if (off) {
            throw new PowerCut();
        }
    }
}
