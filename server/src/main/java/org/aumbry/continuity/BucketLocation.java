package org.aumbry.continuity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.blobs.ObjectBucket;

/** A bucket of an object store as a location. */
record BucketLocation(String name, String place, ObjectBucket bucket, boolean writeOnce) implements ArchiveLocation {

    @Override
    public void put(String part, byte[] bytes) throws IOException {
        bucket.put(PartNames.required(part), bytes);
    }

    @Override
    public void put(String part, Path file) throws IOException {
        bucket.put(PartNames.required(part), file);
    }

    @Override
    public boolean has(String part) throws IOException {
        return bucket.has(PartNames.required(part));
    }

    @Override
    public byte[] get(String part) throws IOException {
        return bucket.get(PartNames.required(part));
    }

    @Override
    public InputStream open(String part) throws IOException {
        return bucket.open(PartNames.required(part));
    }

    @Override
    public List<Stored> list(String folder) throws IOException {
        return bucket.list(folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder).stream()
                .map(found -> new Stored(found.name(), found.sizeBytes(), found.storedAt()))
                .toList();
    }

    @Override
    public void delete(String part) throws IOException {
        bucket.delete(PartNames.required(part));
    }

    @Override
    public String toString() {
        return name + " in " + place;
    }
}
