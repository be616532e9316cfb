package org.aumbry.provisioning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.provisioning.ScimDiscovery;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What this service can do, for clients that ask first (RFC 7644, 4). */
@RestController
@RequestMapping("/scim/v2")
class ScimDiscoveryController {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final ScimDiscovery discovery;
    private final ScimBodies bodies;

    ScimDiscoveryController(ScimDiscovery discovery, ScimBodies bodies) {
        this.discovery = discovery;
        this.bodies = bodies;
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<byte[]> config(Principal who, HttpServletRequest request) {
        return bodies.answer(200, discovery.config(base(who, request)));
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<byte[]> types(Principal who, HttpServletRequest request) {
        return bodies.answer(200, list(discovery.types(base(who, request))));
    }

    @GetMapping("/ResourceTypes/{word}")
    ResponseEntity<byte[]> type(Principal who, HttpServletRequest request, @PathVariable String word) {
        return bodies.answer(200, discovery.type(base(who, request), word).orElseThrow(Refusal::notFound));
    }

    @GetMapping("/Schemas")
    ResponseEntity<byte[]> schemas(Principal who, HttpServletRequest request) {
        return bodies.answer(200, list(discovery.schemas(base(who, request))));
    }

    @GetMapping("/Schemas/{word}")
    ResponseEntity<byte[]> schema(Principal who, HttpServletRequest request, @PathVariable String word) {
        return bodies.answer(200, discovery.schema(base(who, request), word).orElseThrow(Refusal::notFound));
    }

    private static String base(Principal who, HttpServletRequest request) {
        return ScimController.caller(who, request).base();
    }

    private static ObjectNode list(List<ObjectNode> all) {
        var list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", all.size());
        list.put("startIndex", 1);
        list.put("itemsPerPage", all.size());
        list.putArray("Resources").addAll(all);
        return list;
    }
}
