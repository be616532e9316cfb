package org.aumbry.assurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All promises, as they stand in {@code assurance/promises.tsv}; the same for every network of the installation. */
@Component
public class Register {

    private static final String RESOURCE = "/assurance/promises.tsv";
    private static final int COLUMNS = 8;

    private final Map<String, Promise> promises;

    Register() {
        this.promises = read();
    }

    /** In the order of the register. */
    public List<Promise> all() {
        return List.copyOf(promises.values());
    }

    public Optional<Promise> find(String id) {
        return Optional.ofNullable(promises.get(id));
    }

    private static Map<String, Promise> read() {
        var read = new LinkedHashMap<String, Promise>();
        try (var stream = Register.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The register of promises is missing from the program");
            }
            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.lines().skip(1).map(Register::promise).forEach(promise -> {
                if (read.put(promise.id(), promise) != null) {
                    throw new IllegalStateException("The register names a promise twice: " + promise.id());
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }

    private static Promise promise(String line) {
        var column = line.split("\t", -1);
        if (column.length != COLUMNS) {
            throw new IllegalStateException("A line of the register has not eight columns: " + column[0]);
        }
        return new Promise(
                column[0],
                column[1],
                PromiseKind.of(column[2]),
                column[3],
                PromiseOwner.valueOf(column[4].toUpperCase(Locale.ROOT)),
                column[5],
                column[6],
                column[7]);
    }
}
