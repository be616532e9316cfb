package org.aumbry.networks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Makes sure that a person who says the recovery kit is stored has it before their eyes: asks for two of its groups.
 */
@Component
class RecoveryKitQuestion {

    private static final int LINES = 4;
    private static final int GROUPS = 4;

    private final KeyCustody custody;
    private final BackupCustody backup;

    RecoveryKitQuestion(KeyCustody custody, BackupCustody backup) {
        this.custody = custody;
        this.backup = backup;
    }

    /** The kit as text, and below it the sheet of the archive's key as long as that is not on paper alone. */
    String kit() {
        return text(custody.recoveryKit()) + backup.kit().map(sheet -> "\n" + text(sheet)).orElse("");
    }

    private static String text(Secret sheet) {
        try (var kit = sheet) {
            var raw = kit.bytes(RawKeyAccess.because("showing the recovery kit once"));
            try {
                return new String(raw, StandardCharsets.UTF_8);
            } finally {
                Arrays.fill(raw, (byte) 0);
            }
        }
    }

    /** Two different lines and a group in each. */
    static String pick(Randomness randomness) {
        var chance = randomness.bytes(3);
        int first = 1 + (chance[0] & 0xFF) % (LINES - 1);
        int second = first + 1 + (chance[0] >>> 4 & 0xF) % (LINES - first);
        return first + "." + (1 + (chance[1] & 0xFF) % GROUPS) + "," + second + "." + (1 + (chance[2] & 0xFF) % GROUPS);
    }

    void require(String asked, List<String> typed) {
        var wanted = new ArrayList<String>();
        for (var place : asked.split(",")) {
            var parts = place.split("\\.");
            wanted.add(group(parts[0], Integer.parseInt(parts[1])));
        }
        var given = typed.stream()
                .map(each -> each.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT))
                .toList();
        if (!given.equals(wanted)) {
            throw Refusal.invalid("groups", "networks.kit.wrong");
        }
    }

    private String group(String line, int number) {
        return kit().lines()
                .filter(each -> each.startsWith(line + " "))
                .map(each -> each.strip().split("\\s+")[number])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a kit has four numbered lines"));
    }
}
