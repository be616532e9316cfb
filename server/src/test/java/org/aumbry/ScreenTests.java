package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.Providers;
import org.aumbry.crypto.Hashes;
import org.aumbry.documents.Uploads;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.identity.AdminRoles;
import org.aumbry.kernel.Area;
import org.aumbry.labels.LabelId;
import org.aumbry.labels.LabelKind;
import org.aumbry.labels.Labels;
import org.aumbry.links.Links;
import org.aumbry.links.NewLink;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.PolicyScene;
import org.aumbry.testing.Scene;
import org.aumbry.testing.ScreenWalk;
import org.aumbry.testing.ScreenWalk.Tongue;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every screen of the product in every look: what axe finds, what scrolls sideways, what the browser complains about.
 */
@AumbryTest
@Tag("slow")
class ScreenTests {

    @Autowired
    World world;

    @Autowired
    Scene scene;

    /** Rules, budgets and findings in the scene's network. */
    @Autowired
    PolicyScene policies;

    @Autowired
    Labels labels;

    @Autowired
    AdminRoles administration;

    @Autowired
    Providers providers;

    @Autowired
    Links links;

    @Autowired
    Spaces spaces;

    @Autowired
    Folders folders;

    @Autowired
    Uploads uploads;

    @Autowired
    NetworkPolicy policy;

    @Autowired
    Staff staff;

    private static final Map<String, String> OPERATORS_SCREENS = Map.of(
            "operators-perimeter", "/operators/perimeter",
            "operators-addresses", "/operators/perimeter/addresses",
            "operators-machines", "/operators/perimeter/machines",
            "operators-ways", "/operators/perimeter/ways",
            "operators-resilience", "/operators/resilience",
            "operators-maintenance", "/operators/resilience/maintenance",
            "status", "/status");

    private static String link = "";
    private static String folderLink = "";

    @ParameterizedTest
    @MethodSource("org.aumbry.testing.ScreenWalk$Tongue#all")
    void everyScreenIsAccessibleAndFits(Tongue tongue) {
        scene.speak(tongue.language());
        var walk = new ScreenWalk(world.base(), tongue);
        try {
            walk.visit(strangersScreens(), throughTheLink());
            walk.visit(ownersScreens(), Map.of("__Host-aumbry", world.browserOf(scene.owner()).sessionCookie()));
            walk.visit(OPERATORS_SCREENS, Map.of(Staff.COOKIE, staff.active("Ola").cookie()));
        } finally {
            scene.speak("en");
        }
        assertThat(walk.faults()).isEmpty();
    }

    /** One document of the scene carries a label that asks for a name across its pages. */
    private LabelId confidential() {
        return world.as(scene.owner(), who -> {
            var label = labels.list().stream()
                    .filter(each -> each.kind() == LabelKind.CONFIDENTIAL)
                    .findFirst()
                    .orElseThrow()
                    .id();
            labels.set(who, "document", scene.review().value(), label, "");
            return label;
        });
    }

    private Map<String, String> strangersScreens() {
        var screens = new LinkedHashMap<String, String>();
        screens.put("link-files", folderLink() + "/files");
        screens.put("privacy-door", "/privacy");
        screens.putAll(Map.of(
                "sign-in", "/sign-in",
                "join-unknown", "/join/nobody",
                "forgot", "/forgot",
                "sign-in-link", "/sign-in/link",
                "join-domain", "/join",
                "link-unfit", "/sign-in/link/nobody",
                "recover", "/recover",
                "link-unknown", "/link/nobody",
                "link-door", link(),
                "link-document", link() + "/document"));
        return screens;
    }

    /** A link to a folder with a document in it, made once for all looks. */
    private String folderLink() {
        link();
        return world.as(scene.owner(), who -> {
            if (folderLink.isEmpty()) {
                var drive = Place.in(spaces.privateDrive(who).id());
                var folder = folders.add(who, drive, "Papers for the auditors");
                folders.add(who, folder.inside(), "Last year");
                var text = new ByteArrayInputStream("What was bought.".getBytes(StandardCharsets.UTF_8));
                uploads.put(who, folder.inside(), "Purchases.txt", "", text);
                folderLink = links.make(who, folder.ref(), new NewLink(true, null, "", null)).path();
            }
            return folderLink;
        });
    }

    /** A role for a part of administration, made once for all looks. */
    private String administration() {
        return world.as(scene.owner(), who -> {
            if (administration.list(who).isEmpty()) {
                administration.add(who, "Help desk", EnumSet.of(Area.PEOPLE, Area.AUDIT));
            }
            return "/admin/administration?q=o";
        });
    }

    /** A link to a document that no label closes, made once for all looks. */
    private String link() {
        return world.as(scene.owner(), who -> {
            var chosen = new HashMap<>(policy.values().chosen());
            chosen.put(PolicyOption.PUBLIC_LINKS, "on");
            policy.become(who, new PolicyValues(chosen, policy.values().locked()));
            if (link.isEmpty()) {
                var drive = Place.in(spaces.privateDrive(who).id());
                var text = new ByteArrayInputStream("The terms hold for a year.".getBytes(StandardCharsets.UTF_8));
                var terms = uploads.put(who, drive, "Terms of supply.txt", "", text).document();
                link = links.make(who, terms.ref(), new NewLink(true, null, "", null)).path();
            }
            return link;
        });
    }

    /** What a browser keeps after the links were opened in it. */
    private Map<String, String> throughTheLink() {
        var cookies = new HashMap<String, String>();
        for (var path : List.of(link(), folderLink())) {
            var browser = world.browser();
            browser.post(path);
            var digest = Hashes.sha256(path.substring("/link/".length()).getBytes(StandardCharsets.UTF_8));
            var name = "__Host-aumbry-link-" + HexFormat.of().formatHex(digest, 0, 4);
            cookies.put(name, browser.cookie(name));
        }
        return cookies;
    }

    private Map<String, String> ownersScreens() {
        var screens = new LinkedHashMap<String, String>();
        var space = "/spaces/" + scene.space();
        var document = "/documents/" + scene.documents().getFirst();
        screens.put("home", "/");
        screens.put("add", "/add");
        screens.put("shortcuts", "/shortcuts");
        screens.put("spaces", "/spaces");
        screens.put("space-new", "/spaces/new");
        screens.put("space", space);
        screens.put("space-members", space + "/members");
        screens.put("space-settings", space + "/settings");
        screens.put("space-trash", space + "/trash");
        var then = java.time.Instant.now().minusSeconds(3600);
        screens.put("space-time", space + "/time");
        screens.put("space-time-then", space + "/time?at=" + then);
        screens.put("admin-time", "/admin/time?at=" + then);
        screens.put("document-time", document + "/time?from=1&to=1");
        screens.put("space-share", "/access/space/" + scene.space());
        screens.put("space-audience", "/access/space/" + scene.space() + "/people");
        screens.put("folder", "/folders/" + scene.folder().folder());
        screens.put("drive", "/drive");
        screens.put("shared", "/shared");
        screens.put("reader", document);
        screens.put("reader-snip", scene.snip().address());
        screens.put("reader-text", "/documents/" + scene.review());
        screens.put("snips", "/snips");
        screens.put("snip", "/snips/" + scene.snip().id());
        screens.put("snip-new", document + "/versions/1/snips/new?start=400&end=480");
        screens.put("admin-network", "/admin/network");
        screens.put("document-history", document + "/history");
        screens.put("document-rename", document + "/rename");
        screens.put("document-share", "/access/document/" + scene.documents().getFirst());
        screens.put("search", "/search?q=custody");
        screens.put("search-empty", "/search?q=zzzzqqqq");
        screens.put("search-start", "/search");
        screens.put("account", "/account");
        screens.put("account-security", "/account/security");
        screens.put("step-up", "/step-up?next=/account&again=true");
        screens.put("admin-factors", "/admin/factors");
        screens.put("admin-devices", "/admin/devices");
        screens.put("account-sessions", "/account/sessions");
        screens.put("account-tokens", "/account/tokens");
        screens.put("account-activity", "/account/activity");
        screens.put("admin-mail", "/admin/mail");
        screens.put("admin-domains", "/admin/domains");
        screens.put("admin-terms", "/admin/terms");
        screens.put("admin-privacy", "/admin/privacy");
        screens.put("admin-privacy-inventory", "/admin/privacy/inventory");
        screens.put("admin-privacy-record", "/admin/privacy/record");
        screens.put("admin-privacy-figures", "/admin/privacy/figures");
        screens.put("privacy", "/privacy");
        screens.put("admin-passwords", "/admin/people/passwords");
        screens.put("admin-requests", "/admin/people/requests");
        screens.put("account-password", "/account/password");
        screens.put("account-wishes", "/account/wishes");
        screens.put("admin-people", "/admin/people");
        screens.put("admin-invite", "/admin/people/invite");
        screens.put("admin-person", "/admin/people/" + scene.owner().id());
        screens.put("admin-groups", "/admin/groups");
        screens.put("admin-provisioning", "/admin/provisioning");
        screens.put("admin-person-leave", "/admin/people/" + scene.owner().id() + "/leave");
        screens.put("admin-person-drive", "/admin/people/" + scene.owner().id() + "/drive");
        screens.put("admin-reviews", "/admin/reviews");
        screens.put("admin-reviews-unused", "/admin/reviews-unused");
        screens.put("admin-journal-reviews", "/admin/journal-reviews");
        screens.put("admin-journal", "/admin/journal");
        screens.put("admin-journal-holds", "/admin/journal/holds");
        screens.put("admin-journal-live", "/admin/journal/live");
        screens.put("document-activity", "/activity/document/" + scene.documents().getFirst());
        screens.put("admin-collectors", "/admin/collectors");
        screens.put("admin-incidents", "/admin/incidents?from=2020-01-01T00:00");
        screens.put("admin-log", "/admin/log");
        screens.put("admin-keys", "/admin/keys");
        screens.put("admin-keys-inventory", "/admin/keys/inventory");
        screens.put("admin-keys-seals", "/admin/keys/seals");
        screens.put("admin-keys-destroyed", "/admin/keys/destroyed");
        screens.put("admin-backups", "/admin/backups");
        screens.put("verify", "/verify");
        screens.put("reviews", "/reviews");
        screens.put("admin-recovery", "/admin/recovery");
        screens.put("transfers", "/transfers");
        screens.put("transfer-new", "/transfers/new?kind=network");
        screens.put("account-openings", "/account/openings");
        screens.put("admin-sign-in", "/admin/sign-in");
        screens.put("admin-provider-oidc", "/admin/sign-in/new?kind=oidc");
        screens.put("admin-provider-saml", "/admin/sign-in/new?kind=saml");
        screens.put("admin-provider-ldap", "/admin/sign-in/new?kind=ldap");
        screens.put("admin-provider", "/admin/sign-in/" + provider());
        screens.put("admin-administration", administration());
        screens.put("admin-roles", "/admin/roles");
        screens.put("admin-sharing", "/admin/sharing");
        screens.put("admin-x-ray", "/admin/x-ray");
        screens.put("admin-x-ray-person", "/admin/people/" + scene.owner().id() + "/rights?since=2020-01-01T00:00");
        screens.put("admin-x-ray-thing", "/admin/x-ray/document/" + scene.documents().getFirst());
        screens.put("links", "/links");
        screens.put("admin-assurance", "/admin/assurance");
        screens.put("admin-promise", "/admin/assurance/promises/XAAS-16");
        screens.put("admin-firewall", "/admin/firewall");
        screens.put("admin-firewall-rule", "/admin/firewall/rules/new");
        screens.put("admin-firewall-trial", "/admin/firewall/trial");
        screens.put("admin-policy", "/admin/policy");
        screens.put("admin-policy-preset", "/admin/policy/presets/strict");
        screens.put("admin-policy-unlock", "/admin/policy/unlock?option=guests");
        screens.put("admin-policy-report", "/admin/policy/report?preset=strict");
        screens.put("admin-downloads", "/admin/downloads");
        screens.put("admin-alerts", "/admin/alerts");
        screens.put("account-downloads", "/account/downloads");
        screens.put("label-document", "/labels/document/" + scene.review());
        screens.put("label-space", "/labels/space/" + scene.space());
        screens.put("admin-labels", "/admin/labels");
        screens.put("admin-label-new", "/admin/labels/new");
        screens.put("admin-label", "/admin/labels/" + confidential());
        screens.put("admin-data-map", "/admin/labels/map");
        screens.put("archive", "/items/archive?item=space:" + scene.space());
        screens.put("missing", "/documents/none");
        return screens;
    }

    private String provider() {
        return world.as(scene.owner(), who -> providers.list(who).stream()
                .findFirst()
                .orElseGet(() -> providers.add(who, ProviderKind.OIDC, Map.of(
                        "name", "Acme account", "issuer", "https://id.acme.example/realms/acme", "clientId", "aumbry",
                        "secret", "kept sealed", "groupsClaim", "groups", "newcomers", "members")))
                .id()
                .toString());
    }
}
