package org.aumbry.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.aumbry.assurance.RegisterFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that we did not write opens what we wrote. */
@Tag("slow")
class LibreOfficeOpensSamplesTests {

    private static final List<String> ENDINGS = List.of("odt", "ods", "odp", "docx", "xlsx", "pptx");

    @Test
    void everyOfficeFileBecomesPages(@TempDir Path folder) throws IOException, InterruptedException {
        var office = Path.of("/usr/bin/soffice");
        assumeTrue(Files.isExecutable(office), "LibreOffice is not installed");
        for (var document : new SampleLibrary(RegisterFixture.register()).all()) {
            var ending = document.fileName().substring(document.fileName().lastIndexOf('.') + 1);
            if (!ENDINGS.contains(ending)) {
                continue;
            }
            var file = folder.resolve(ending + "." + ending);
            Files.write(file, document.content());
            var conversion = new ProcessBuilder(
                            office.toString(),
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            folder.toString(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            assertThat(conversion.waitFor(2, TimeUnit.MINUTES)).isTrue();
            try (var pages = Loader.loadPDF(folder.resolve(ending + ".pdf").toFile())) {
                assertThat(pages.getNumberOfPages()).as(ending).isGreaterThanOrEqualTo(3);
            }
        }
    }
}
