package org.aumbry.perimeter;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.WrittenDocument;
import org.aumbry.web.Messages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keeps the list of what faces the network, and the firewall's rules for the usual ports, true. */
@AumbryTest
class PerimeterDocumentTests {

    @Autowired
    private AddressInventory addresses;

    @Autowired
    private Messages messages;

    @Test
    void theListOfServicesAndAddressesIsTrue() throws IOException {
        var text = new StringBuilder("""
                # What faces the network

                Written by `./aumbry docs` from the code. Every address that the program answers has a class, which \
                says what has to be
                shown there; every service has a class, which says what must protect it, and each measure is watched \
                by the probes named.

                """);
        for (var tier : Tier.values()) {
            text.append("## ").append(say("tier." + tier.word()))
                    .append("\n\n| service | what protects it |\n|---|---|\n");
            Arrays.stream(Facility.values()).filter(each -> each.tier() == tier).forEach(each -> text
                    .append("| ").append(say("facility." + each.word())).append(" | ")
                    .append(each.measures().stream().map(this::measure).collect(Collectors.joining("; ")))
                    .append(" |\n"));
            text.append('\n');
        }
        var all = addresses.list();
        for (var demand : Demand.values()) {
            text.append("## ").append(say("demand." + demand.word())).append("\n\n")
                    .append(say("demand." + demand.word() + ".text")).append("\n\n");
            all.stream().filter(each -> each.demand() == demand).forEach(each -> text
                    .append("- `").append(each.pattern()).append("` ").append(each.methods()).append('\n'));
            text.append('\n');
        }
        WrittenDocument.check("controls/perimeter.md", text.toString().stripTrailing() + "\n");
    }

    @Test
    void theRulesForTheUsualPortsAreTrue() throws IOException {
        var usual = List.of(
                new Port("pages", 8443, Facing.ANYONE, ""), new Port("plain", 8080, Facing.ANYONE, ""));
        WrittenDocument.check("operate/firewall.nft", FirewallRules.text(
                usual, new PerimeterSettings(List.of(22), List.of(), null, null, Duration.ofDays(180))));
    }

    private String measure(Measure measure) {
        return say("measure." + measure.word()) + " (`" + String.join("`, `", measure.probes()) + "`)";
    }

    private String say(String key) {
        return messages.text(Locale.ENGLISH, "perimeter." + key);
    }
}
