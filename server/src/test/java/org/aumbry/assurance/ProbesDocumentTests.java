package org.aumbry.assurance;

import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import org.aumbry.kernel.Probe;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.WrittenDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** Keeps the list of controls and their probes in the documentation true. */
@AumbryTest
class ProbesDocumentTests {

    @Autowired
    private ObjectProvider<Probe> probes;

    @Autowired
    private Register register;

    @Test
    void theListOfProbesIsTrue() throws IOException {
        WrittenDocument.check("controls/probes.md", list());
    }

    private String list() {
        var text = new StringBuilder("""
                # Controls and their probes

                Written by `./aumbry docs` from the code. Each probe looks in the running product whether one \
                control works.
                A promise of the register holds only while every probe attached to it has looked lately and saw it hold.

                """);
        for (var probe : probes.stream().sorted(Comparator.comparing(Probe::id)).toList()) {
            text.append("## ").append(probe.id()).append("\n\n");
            text.append("Looks every ").append(probe.every().toMinutes()).append(" minutes, ");
            text.append(probe.reach() == Probe.Reach.NETWORK ? "in each network" : "once for the installation");
            text.append(". Kept by module `").append(probe.id().substring(0, probe.id().indexOf('.'))).append("`.\n\n");
            for (var id : probe.promises()) {
                var promise = register.find(id).orElseThrow();
                text.append("- ").append(id).append(" (").append(promise.owner().name().toLowerCase(Locale.ROOT));
                text.append("): ").append(promise.words()).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
