package org.aumbry.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.aumbry.crypto.Hashes;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All static files, read once at start: style sheets joined into one, each file packed, one hash over all of them.
 *
 * <p>The hash stands in every address, so a browser may keep a file for ever and still never mixes two releases. A
 * style sheet named after a layer forms it; every other one belongs to the layer of components, ours first, so that a
 * module's own may refine them.
 */
@Component
public class Assets {

    /** Start of every static address. */
    public static final String PREFIX = "/assets/";

    static final String STYLES = "css/aumbry.css";
    private static final String FILES = "classpath*:static/**/*.*";
    private static final String OWN = "css/web-";
    private static final String FOLDER = "/static/";
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final List<String> LAYERS = List.of("reset", "tokens", "base", "components", "utilities");
    private static final int HASH_LENGTH = 16;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8",
            "txt", "text/plain;charset=utf-8",
            "png", "image/png",
            "woff2", "font/woff2");

    /**
     * One static file.
     *
     * @param packed the same, compressed with gzip; empty when that saves nothing
     */
    record Asset(String type, byte[] plain, byte[] packed) {}

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String hash;

    Assets() {
        try {
            var files = read();
            join(files);
            var digest = Hashes.sha256();
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
                assets.put(name, asset(name, bytes));
            });
            hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The address of a file, for example {@code icons.svg}. Throws IllegalArgumentException when there is none. */
    public String href(String name) {
        if (!assets.containsKey(name)) {
            throw new IllegalArgumentException("no static file " + name);
        }
        return PREFIX + hash + "/" + name;
    }

    /** The file at an address; empty unless the address is one of this release. */
    Optional<Asset> at(String path) {
        var start = PREFIX + hash + "/";
        return path.startsWith(start) ? Optional.ofNullable(assets.get(path.substring(start.length())))
                : Optional.empty();
    }

    private static Map<String, byte[]> read() throws IOException {
        var files = new TreeMap<String, byte[]>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (var file : resolver.getResources(FILES)) {
            var address = file.getURL().getPath();
            int start = address.lastIndexOf(FOLDER);
            if (start >= 0) {
                files.put(address.substring(start + FOLDER.length()), file.getContentAsByteArray());
            }
        }
        for (var htmx : resolver.getResources(HTMX)) {
            files.put("js/htmx.js", htmx.getContentAsByteArray());
        }
        return files;
    }

    private static void join(Map<String, byte[]> files) {
        var joined = new StringBuilder("@layer " + String.join(", ", LAYERS) + ";\n");
        var sheets = files.keySet().stream()
                .filter(name -> name.startsWith("css/") && name.endsWith(".css"))
                .sorted(Comparator.comparing((String name) -> !name.startsWith(OWN)).thenComparing(name -> name))
                .toList();
        for (var layer : LAYERS) {
            joined.append("@layer ").append(layer).append(" {\n");
            sheets.stream()
                    .filter(sheet -> layerOf(sheet).equals(layer))
                    .forEach(sheet -> joined.append(new String(files.get(sheet), StandardCharsets.UTF_8)).append('\n'));
            joined.append("}\n");
        }
        sheets.forEach(files::remove);
        files.put(STYLES, joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String layerOf(String sheet) {
        var name = sheet.substring("css/".length(), sheet.length() - ".css".length());
        return LAYERS.contains(name) ? name : "components";
    }

    private static Asset asset(String name, byte[] bytes) {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no media type for the static file " + name);
        }
        var packed = pack(bytes);
        return new Asset(type, bytes, packed.length < bytes.length - bytes.length / 10 ? packed : new byte[0]);
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** Bytes that a browser loads as script and style, compressed; for the test of the budget. */
    int packedScriptAndStyleBytes() {
        return assets.entrySet().stream()
                .filter(each -> each.getKey().endsWith(".js") || each.getKey().endsWith(".css"))
                .mapToInt(each -> each.getValue().packed().length == 0
                        ? each.getValue().plain().length : each.getValue().packed().length)
                .sum();
    }
}
