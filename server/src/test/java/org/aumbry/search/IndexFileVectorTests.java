package org.aumbry.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NIOFSDirectory;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/formats/index-file-v1.md, written by the code and opened by nothing but the description. */
class IndexFileVectorTests {

    private static final Path FORMAT = Path.of("../docs/formats/index-file-v1.md");

    @TempDir
    private Path folder;

    private static String example(String name) throws IOException {
        var match = Pattern.compile("\\| `" + name + "` \\| `([^`]*)` \\|").matcher(Files.readString(FORMAT));
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private static byte[] bytes(String name) throws IOException {
        return HexFormat.of().parseHex(example(name));
    }

    @Test
    void theCodeWritesTheExample() throws IOException {
        var name = example("file-name");
        try (var raw = new NIOFSDirectory(folder);
                var key = SealingKey.copyOf(bytes("index-key"), RawKeyAccess.because("published vector"));
                var out = new SealedOutput(raw.createOutput(name, IOContext.DEFAULT), key, bytes("salt"))) {
            var content = example("content").getBytes(UTF_8);
            out.writeBytes(content, content.length);
        }
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(name)))).isEqualTo(example("file"));
        try (var directory = new SealedDirectory(
                        folder, SealingKey.copyOf(bytes("index-key"), RawKeyAccess.because("published vector")),
                        new Randomness(), new PageCache(0));
                var in = directory.openInput(name, IOContext.DEFAULT)) {
            var content = new byte[(int) in.length()];
            in.readBytes(content, 0, content.length);
            assertThat(new String(content, UTF_8)).isEqualTo(example("content"));
            assertThat(Set.of(directory.listAll())).containsExactly(name);
        }
    }

    @Test
    void theDescriptionIsEnoughToOpenIt() throws Exception {
        var file = bytes("file");
        var key = hkdf(bytes("index-key"), bytes("salt"), "aumbry index file v1 " + example("file-name"));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, HexFormat.of().parseHex("000000000000000000000001")));
        cipher.updateAAD(file, 0, 37);
        assertThat(new String(cipher.doFinal(file, 37, file.length - 37), UTF_8)).isEqualTo(example("content"));
    }

    /** RFC 5869 with one block of output. */
    private static byte[] hkdf(byte[] input, byte[] salt, String info) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        var extracted = mac.doFinal(input);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(info.getBytes(UTF_8));
        mac.update((byte) 1);
        return mac.doFinal();
    }
}
