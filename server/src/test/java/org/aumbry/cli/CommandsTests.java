package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.Inspection;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContext;

@AumbryTest
class CommandsTests {

    @Autowired
    private ApplicationContext context;

    @Test
    void inspectShowsEachNetworksStoresAndSizes() {
        var tenant = new TenantId(UUID.randomUUID());
        context.getBean(Tenants.class).create(tenant);
        var text = printed(out -> InspectCommand.run(context, out));
        assertThat(text)
                .contains("network " + tenant + "  active  on shard 1")
                .containsPattern("schema     t_" + tenant.toString().replace("-", "")
                        + "  \\d+ tables, [0-9.]+ (KiB|MiB)")
                .contains("role       t_" + tenant.toString().replace("-", "") + "  no login");
    }

    @Test
    void aNetworkIsMadeAndListed() {
        var made = printed(out -> assertThat(NetworkCommand.run(
                        context,
                        List.of("create", "Initech of the North", "peter@initech.example", "Peter Gibbons", "en"), out))
                .isZero());
        assertThat(made).contains("initech-of-the-north").containsPattern("https://localhost:\\d+/join/\\S+");
        assertThat(printed(out -> NetworkCommand.run(context, List.of("list"), out)))
                .contains("initech-of-the-north  Initech of the North");
    }

    @Test
    void thePromptAnswersStatementsAndSurvivesWrongOnes() throws Exception {
        var console = context.getBean(Inspection.class).console("control");
        var url = "jdbc:postgresql://" + console.get("PGHOST") + ":" + console.get("PGPORT") + "/"
                + console.get("PGDATABASE");
        var typed = "select 1 as one,\n 'two' as word;\nselect no_such_thing;\nselect null as nothing;\n\n";
        try (var connection = DriverManager.getConnection(url, console.get("PGUSER"), console.get("PGPASSWORD"))) {
            var text = printed(out -> converse(connection, typed, out));
            assertThat(text)
                    .contains("one  word\n1    two\n1 row")
                    .contains("column \"no_such_thing\" does not exist")
                    .contains("nothing");
        }
    }

    @Test
    void whatLiesOutsideTheProgramBecomesASentence() {
        assertThat(PlainSentence.of(new BeanCreationException("x", new CannotStartException("Make room."))))
                .contains("Make room.");
        assertThat(PlainSentence.of(new PortInUseException(8443, null)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("8443 is taken")
                        .contains("AUMBRY_PORT=8444"));
        assertThat(PlainSentence.of(
                new IllegalStateException(new FileSystemException("x", null, "No space left on device"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("disk is full"));
        assertThat(PlainSentence.of(new IllegalStateException("a bug"))).isEmpty();
    }

    private static void converse(java.sql.Connection connection, String typed, PrintStream out) {
        try {
            PromptCommand.converse(connection, new BufferedReader(new StringReader(typed)), out);
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String printed(Consumer<PrintStream> command) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            command.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll(" +\n", "\n");
    }
}
