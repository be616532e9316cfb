package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.aumbry.proof.SampleJournal.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofToolTests {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void saysWhatHoldsAndWhatDoesNot() throws IOException {
        var network = new Signer(1);
        var journal = new SampleJournal(20);
        var bundle = Files.write(folder.resolve("journal.bundle"), journal.bundle(network));
        var kept = Files.writeString(folder.resolve("kept"), journal.head(network, 10));
        var key = Files.writeString(folder.resolve("key"), network.key().text() + "\n");

        assertThat(run(bundle.toString(), "--key", key.toString(), "--kept", kept.toString())).isZero();
        assertThat(said.toString()).contains("Everything holds.");
        assertThat(run(bundle.toString(), "--key", new Signer(2).key().text())).isEqualTo(ProofTool.FAULTS);
        assertThat(said.toString()).contains("! The file came with another key than the one you trust.");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run()).isEqualTo(ProofTool.MISUSED);
        assertThat(run("there-is-none")).isEqualTo(ProofTool.MISUSED);
        assertThat(run("a", "b")).isEqualTo(ProofTool.MISUSED);
        assertThat(run("a", "--key", "nonsense")).isEqualTo(ProofTool.MISUSED);
        assertThat(run("a", "--other", "x")).isEqualTo(ProofTool.MISUSED);
        assertThat(said.toString()).contains("--kept HEAD", "There is no --other.");
    }

    private int run(String... arguments) {
        var writer = new PrintWriter(said);
        return ToolProvider.findFirst("proof").orElseThrow().run(writer, writer, arguments);
    }
}
