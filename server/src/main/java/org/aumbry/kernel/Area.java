package org.aumbry.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A part of administering a network that can be given by itself.
 *
 * <p>What lies in no area is for full administrators only: whatever would let somebody come in as somebody else (ways
 * to sign in, provisioning, letters' text, break-glass, recovery, handing over the network) would be a way to every
 * area.
 */
public enum Area {
    /** How the network is called, and its domains. */
    NETWORK("network", "domain"),
    /** People, groups, invitations, sessions, devices and tokens, and who administers what. */
    PEOPLE("user", "group", "invitation", "join-request", "session", "device", "token", "sign-in", "password",
            "admin-role"),
    /** Roles, profiles, sharing rules and everyone's links. */
    ACCESS("role", "share-rule", "link"),
    /** Security policy, firewall, downloads, alerts, labels, terms and privacy. */
    POLICIES("policy", "firewall", "download", "change", "alert", "honey", "label", "terms",
            "privacy"),
    /** Deleted spaces. */
    SPACES("space"),
    /** Letters on their way out, without their text. */
    MAIL("mail"),
    /** Who can see what, access reviews, unused rights, the journal. */
    AUDIT("access", "review", "journal"),
    /** Promises, evidence, inspections. */
    ASSURANCE("assurance"),
    /** What those who run the installation may see or do here: access for support, takedowns, reports. */
    SUPPORT("support", "takedown", "report"),
    /** Keys: how old they are, changing them, what is proven gone. Sealing, opening again and destroying are not. */
    KEYS("key"),
    /** The network's own backups: making them and when. Their passphrase, taking one away and going back are not. */
    BACKUPS("backup");

    /** Acts that look as if they lay in an area and yet open all others, or could end everything. */
    private static final Set<String> FULL = Set.of(
            "mail.open", "user.change", "key.seal", "key.thaw", "key.destroy",
            "key.order-destruction", "key.withdraw-destruction", "backup.key", "backup.take",
            "backup.restore");

    private final Set<String> objects;

    Area(String... objects) {
        this.objects = Set.of(objects);
    }

    /** The area in which an act of that name lies; empty when it is for full administrators only. */
    public static Optional<Area> of(String verb) {
        int dot = verb.indexOf('.');
        if (dot < 0 || FULL.contains(verb)) {
            return Optional.empty();
        }
        var object = verb.substring(0, dot);
        return Arrays.stream(values()).filter(area -> area.objects.contains(object)).findFirst();
    }

    /** The area with that word; empty when there is none. */
    public static Optional<Area> named(String word) {
        return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
    }

    /** The form in forms, messages and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int bit() {
        return 1 << ordinal();
    }

    public static int mask(Collection<Area> areas) {
        return areas.stream().mapToInt(Area::bit).reduce(0, (one, other) -> one | other);
    }

    public static Set<Area> of(int mask) {
        var areas = EnumSet.noneOf(Area.class);
        for (var area : values()) {
            if ((mask & area.bit()) != 0) {
                areas.add(area);
            }
        }
        return areas;
    }
}
