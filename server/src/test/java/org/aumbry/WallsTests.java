package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every address of the pages and the API with identifiers of things that the asker may not know, and expects the
 * answer that an identifier nobody has would get.
 */
@Tag("slow")
@AumbryTest
class WallsTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)(?::(?:[^{}]|\\{[^}]*})*)?}");
    private static final Set<String> OWN_HEADERS =
            Set.of("date", "connection", "x-request-id", "set-cookie", ":status");
    private static final String MARK = "Quillon Marrowby";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;
    @Autowired Groups groups;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, UUID> hidden = new LinkedHashMap<>();
    private Person owner;
    private Person insider;
    private Person stranger;

    @BeforeEach
    void thingsNobodyElseMayKnow() {
        var tag = UUID.randomUUID().toString();
        owner = world.network("Walls " + tag, "Ana Walls", "ana-" + tag + "@walls.example");
        insider = world.add(owner, "Bo Walls", "bo-" + tag + "@walls.example", Role.MEMBER);
        stranger = world.dee();
        world.as(owner, who -> {
            var space = spaces.add(who, new SpaceSettings(MARK, MARK, JoinMode.INVITATION, false));
            var place = Place.in(space.id());
            var folder = folders.add(who, place, MARK);
            var words = new ByteArrayInputStream((MARK + " wrote this.").getBytes(StandardCharsets.UTF_8));
            var document = uploads.put(who, place, MARK + ".txt", "", words).document();
            hidden.put("space", space.id().value());
            hidden.put("folder", folder.id().value());
            hidden.put("document", document.value());
            return true;
        });
    }

    @Test
    void aPersonOfAnotherNetworkCannotTellThemFromNothing() {
        var group = world.as(owner, who -> groups.create(who, GroupKind.PEOPLE, MARK));
        hidden.put("group", group.id().value());
        hidden.put("user", insider.id().value());
        walk(world.signIn(stranger));
    }

    @Test
    void anOutsiderInTheSameNetworkCannotTellThemFromNothing() {
        walk(world.signIn(insider));
    }

    @Test
    void theWalkWouldNoticeADifference() {
        var mine = world.signIn(owner);
        var document = hidden.get("document");
        var real = mine.get("/documents/" + document + "/history");
        var none = mine.get("/documents/" + UUID.randomUUID() + "/history");

        assertThat(described(real, document)).isNotEqualTo(described(none, document));
    }

    private void walk(Browser asker) {
        var differences = new ArrayList<String>();
        int walked = 0;
        for (var address : addresses()) {
            var nobodys = UUID.randomUUID();
            var answers = new HashMap<String, Answer>();
            for (var known : hidden.entrySet()) {
                var there = filled(address.path(), known.getKey(), known.getValue());
                var nowhere = filled(address.path(), known.getKey(), nobodys);
                var real = send(asker, address.method(), there);
                var none = answers.computeIfAbsent(nowhere, path -> send(asker, address.method(), path));
                walked++;
                if (real.body().contains(MARK)) {
                    differences.add("shows the mark: " + address);
                }
                var one = described(real, known.getValue());
                var other = described(none, nobodys);
                if (!one.equals(other)) {
                    differences.add(address + " with a " + known.getKey() + ":\n" + firstDifference(one, other));
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(walked).isGreaterThan(100);
    }

    private record Address(RequestMethod method, String path) {}

    private List<Address> addresses() {
        var addresses = new ArrayList<Address>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            var methods = mapping.getMethodsCondition().getMethods();
            for (var pattern : new TreeSet<>(mapping.getPatternValues())) {
                if (pattern.contains("{") && !pattern.startsWith("/join") && !pattern.startsWith("/static")) {
                    for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        addresses.add(new Address(method, pattern));
                    }
                }
            }
        });
        return addresses;
    }

    /** Every identifier in the pattern becomes the one given; everything else a value that exists. */
    private static String filled(String pattern, String kind, UUID id) {
        var matcher = VARIABLE.matcher(pattern);
        return matcher.replaceAll(match -> switch (match.group(1)) {
            case "kind" -> kind;
            case "number", "version", "n", "page", "p" -> "1";
            case "size" -> "64";
            default -> id.toString();
        });
    }

    private static Answer send(Browser asker, RequestMethod method, String path) {
        if (method == RequestMethod.GET || method == RequestMethod.HEAD) {
            var withValues = path + (path.contains("/api/") ? "" : "?start=0&end=4&q=a");
            return asker.send(asker.request(withValues).method(method.name(), HttpRequest.BodyPublishers.noBody()));
        }
        if (path.startsWith("/api/")) {
            return asker.json(method.name(), path, """
                    {"name": "x", "title": "x", "version": 1, "start": 0, "end": 4, "keep": true, "role": "member",
                     "subject": {"kind": "everyone"}, "permissions": ["view"], "insight": "x", "tags": []}""");
        }
        return asker.post(path, Map.of(
                "name", "x", "title", "x", "who", "x", "role", "view", "start", "0", "end", "4", "keep", "true"));
    }

    private static String firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return one.substring(from, Math.min(one.length(), at + 60)) + "\n instead of \n"
                + other.substring(from, Math.min(other.length(), at + 60));
    }

    private static String described(Answer answer, UUID id) {
        var headers = new TreeMap<String, List<String>>();
        answer.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        var request = answer.header("x-request-id").orElse("none");
        return (answer.status() + "\n" + headers + "\n" + answer.body())
                .replace(id.toString(), "[id]")
                .replace(request, "[request]");
    }
}
