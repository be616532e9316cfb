package org.aumbry.provisioning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.aumbry.kernel.Principal;
import org.aumbry.provisioning.Scim;
import org.aumbry.provisioning.ScimBulk;
import org.aumbry.provisioning.ScimCaller;
import org.aumbry.provisioning.ScimError;
import org.aumbry.provisioning.ScimQuery;
import org.aumbry.provisioning.ScimType;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Users and groups over SCIM (RFC 7644). */
@RestController
@RequestMapping("/scim/v2")
class ScimController {

    private static final String TYPE = "{type:Users|Groups}";

    private final Scim scim;
    private final ScimBulk bulk;
    private final ScimBodies bodies;
    private final ScimErrors errors;

    ScimController(Scim scim, ScimBulk bulk, ScimBodies bodies, ScimErrors errors) {
        this.scim = scim;
        this.bulk = bulk;
        this.bodies = bodies;
        this.errors = errors;
    }

    @GetMapping("/" + TYPE)
    ResponseEntity<byte[]> list(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "1") String startIndex,
            @RequestParam(defaultValue = "100") String count,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(defaultValue = "ascending") String sortOrder,
            @RequestParam(defaultValue = "") String attributes,
            @RequestParam(defaultValue = "") String excludedAttributes) {
        var query = new ScimQuery(
                filter, number(startIndex), number(count), sortBy, sortOrder.equalsIgnoreCase("descending"),
                attributes, excludedAttributes);
        return bodies.answer(200, scim.search(caller(who, request), List.of(type(type)), query));
    }

    @PostMapping("/" + TYPE + "/.search")
    ResponseEntity<byte[]> search(Principal who, HttpServletRequest request, @PathVariable String type)
            throws IOException {
        var query = query(bodies.read(request));
        return bodies.answer(200, scim.search(caller(who, request), List.of(type(type)), query));
    }

    @PostMapping("/.search")
    ResponseEntity<byte[]> searchEverything(Principal who, HttpServletRequest request) throws IOException {
        var query = query(bodies.read(request));
        return bodies.answer(200, scim.search(caller(who, request), Arrays.asList(ScimType.values()), query));
    }

    @GetMapping("/" + TYPE + "/{id}")
    ResponseEntity<byte[]> get(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String attributes,
            @RequestParam(defaultValue = "") String excludedAttributes) {
        return bodies.answer(200, scim.get(caller(who, request), type(type), id, attributes, excludedAttributes));
    }

    @PostMapping("/" + TYPE)
    ResponseEntity<byte[]> create(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @RequestParam(defaultValue = "") String attributes,
            @RequestParam(defaultValue = "") String excludedAttributes)
            throws IOException {
        var given = bodies.read(request);
        return bodies.answer(
                201, scim.create(caller(who, request), type(type), given, attributes, excludedAttributes));
    }

    @PutMapping("/" + TYPE + "/{id}")
    ResponseEntity<byte[]> replace(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
            throws IOException {
        var given = bodies.read(request);
        return bodies.answer(200, scim.replace(caller(who, request), type(type), id, given, ifMatch));
    }

    @PatchMapping("/" + TYPE + "/{id}")
    ResponseEntity<byte[]> patch(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
            throws IOException {
        var given = bodies.read(request);
        return bodies.answer(200, scim.patch(caller(who, request), type(type), id, given, ifMatch));
    }

    @DeleteMapping("/" + TYPE + "/{id}")
    ResponseEntity<Void> delete(
            Principal who,
            HttpServletRequest request,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        scim.delete(caller(who, request), type(type), id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/Bulk")
    ResponseEntity<byte[]> bulk(Principal who, HttpServletRequest request, Words words) throws IOException {
        var given = bodies.read(request);
        return bodies.answer(
                200, bulk.run(caller(who, request), given, refused -> errors.of(refused, words)));
    }

    /** A provisioning token stands for a system, not for a person; there is nobody to show. */
    @RequestMapping("/Me")
    ResponseEntity<byte[]> me() {
        throw ScimError.notImplemented();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ScimError error) {
        return bodies.answer(error.status(), errors.of(error));
    }

    static ScimCaller caller(Principal who, HttpServletRequest request) {
        int port = request.getServerPort();
        var at = port == 443 ? "" : ":" + port;
        return new ScimCaller(who, request.getScheme() + "://" + request.getServerName() + at + "/scim/v2");
    }

    private static ScimType type(String endpoint) {
        return endpoint.equals("Users") ? ScimType.USER : ScimType.GROUP;
    }

    private static ScimQuery query(JsonNode given) {
        return new ScimQuery(
                text(given, "filter"),
                given.path("startIndex").asInt(1),
                given.path("count").asInt(ScimQuery.USUAL),
                text(given, "sortBy"),
                given.path("sortOrder").asString("").equalsIgnoreCase("descending"),
                list(given.path("attributes")),
                list(given.path("excludedAttributes")));
    }

    private static @Nullable String text(JsonNode given, String name) {
        return given.path(name).isString() ? given.path(name).stringValue() : null;
    }

    private static String list(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false).map(each -> each.asString(""))
                .collect(Collectors.joining(","));
    }

    private static int number(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw ScimError.invalidSyntax("startIndex and count are numbers");
        }
        return Integer.parseInt(text);
    }
}
