package org.aumbry.federation.web;

import java.nio.charset.StandardCharsets;
import org.aumbry.federation.Departures;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderSignIn;
import org.aumbry.federation.SamlExits;
import org.aumbry.kernel.TenantId;
import org.aumbry.web.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What providers themselves come for, and the way out of one. */
@Controller
@RequestMapping("/sso/{tenant}/{provider}")
class ProviderSideController {

    private final Departures departures;
    private final SamlExits exits;
    private final ProviderSignIn signIn;
    private final Views views;

    ProviderSideController(Departures departures, SamlExits exits, ProviderSignIn signIn, Views views) {
        this.departures = departures;
        this.exits = exits;
        this.signIn = signIn;
        this.views = views;
    }

    @GetMapping("/metadata")
    ResponseEntity<byte[]> metadata(@PathVariable String tenant, @PathVariable String provider) {
        var xml = departures.metadata(TenantId.parse(tenant), ProviderId.parse(provider));
        return ResponseEntity.ok()
                .header("Content-Type", "application/samlmetadata+xml; charset=utf-8")
                .header("Content-Disposition", "inline; filename=\"aumbry-metadata.xml\"")
                .body(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** OpenID Connect Back-Channel Logout 1.0, 2.8: 200 when done, 400 when the token proves nothing. */
    @PostMapping(path = "/logout", params = {"!SAMLRequest", "!SAMLResponse"})
    ResponseEntity<Void> logout(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam(name = "logout_token", defaultValue = "") String token) {
        boolean done = token.length() <= 16_384
                && signIn.logout(TenantId.parse(tenant), ProviderId.parse(provider), token);
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.BAD_REQUEST).build();
    }

    /**
     * SAML 2.0 Bindings, 3.5: brought by a person's browser, which takes our answer along, or by the provider itself,
     * which wants to hear only whether it is done.
     */
    @PostMapping(path = "/logout", params = "SAMLRequest")
    ResponseEntity<Void> samlLogout(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam("SAMLRequest") String encoded,
            @RequestParam(name = "RelayState", defaultValue = "") String relayState,
            @RequestHeader(name = "Sec-Fetch-Mode", defaultValue = "") String mode) {
        var ended = exits.logout(TenantId.parse(tenant), ProviderId.parse(provider), encoded, relayState);
        if (!ended.proven()) {
            return ResponseEntity.badRequest().build();
        }
        return mode.equals("navigate") && ended.answer().isPresent()
                ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(ended.answer().get()).build()
                : ResponseEntity.ok().build();
    }

    /** The provider's answer to our request: nothing follows from it, so nothing of it is read. */
    @PostMapping(path = "/logout", params = {"SAMLResponse", "!SAMLRequest"})
    View samlLoggedOut(@PathVariable String tenant, @PathVariable String provider) {
        departures.name(TenantId.parse(tenant), ProviderId.parse(provider));
        return views.seeOther("/sign-in");
    }

    /** Says that signing out here leaves the provider's own sign-in, and leads to where that can be ended too. */
    @GetMapping("/signed-out")
    View signedOut(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String exit) {
        var id = ProviderId.parse(provider);
        var network = TenantId.parse(tenant);
        var end = exit.isEmpty() ? departures.endSession(network, id) : exits.end(network, id, exit);
        return end.isEmpty()
                ? views.seeOther("/sign-in")
                : views.page(new SignedOutPage(departures.name(network, id), end.get().toASCIIString()));
    }
}
