package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/formats/review-report-v1.md, whose signature OpenSSL made. */
class StatementCheckTests {

    private static final String SIGNATURE = "5575b0fd811cbe0c6c2b4c7b23f54e514941f960ba21e8f4991a0896f4afa9f36bbec4b13"
            + "c4822d9858b8f6986441ba48f616f79fb934f0a873e2e40e2a7510b";
    private static final String KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void aSignatureHoldsUnderItsOwnWordsAndKeyOnly() throws IOException {
        var key = base64(KEY);
        assertThat(run(envelope("aumbry-review-report-1", "{}"), "--key", key)).isEqualTo(ProofTool.HOLDS);
        assertThat(said.toString()).contains("signed by " + key, "It says: {}");
        assertThat(run(envelope("aumbry-review-report-1", "{ }"))).isEqualTo(ProofTool.FAULTS);
        assertThat(run(envelope("aumbry-destruction-1", "{}"))).isEqualTo(ProofTool.FAULTS);
        assertThat(run(envelope("aumbry-review-report-1", "{}"), "--key", base64("00" + KEY.substring(2))))
                .isEqualTo(ProofTool.FAULTS);
        assertThat(run("{}")).isEqualTo(ProofTool.FAULTS);
        assertThat(run("{\"format\": \"aumbry-review-report-1\", "
                + envelope("aumbry-review-report-1", "{}").substring(1))).isEqualTo(ProofTool.FAULTS);
    }

    private String envelope(String format, String statement) {
        return "{\"format\":\"" + format + "\",\"report\":\""
                + Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8))
                + "\",\"signature\":\"" + base64(SIGNATURE) + "\",\"publicKey\":\"" + base64(KEY) + "\"}";
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private int run(String content, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("statement.json"), content);
        var arguments = new String[more.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        var writer = new PrintWriter(said);
        return new ProofTool().run(writer, writer, arguments);
    }
}
