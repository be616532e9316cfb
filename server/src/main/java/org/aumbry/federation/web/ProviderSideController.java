package org.aumbry.federation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.aumbry.federation.Departures;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderSignIn;
import org.aumbry.kernel.TenantId;
import org.aumbry.web.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What providers themselves come for, and the way out of one. */
@Controller
@RequestMapping("/sso/{tenant}/{provider}")
class ProviderSideController {

    private final Departures departures;
    private final ProviderSignIn signIn;
    private final Views views;

    ProviderSideController(Departures departures, ProviderSignIn signIn, Views views) {
        this.departures = departures;
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
    @PostMapping("/logout")
    ResponseEntity<Void> logout(
            @PathVariable String tenant,
            @PathVariable String provider,
            @RequestParam(name = "logout_token", defaultValue = "") String token) {
        boolean done = token.length() <= 16_384
                && signIn.logout(TenantId.parse(tenant), ProviderId.parse(provider), token);
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.BAD_REQUEST).build();
    }

    /** Says that signing out here leaves the provider's own sign-in, and leads to where that can be ended too. */
    @GetMapping("/signed-out")
    View signedOut(
            @PathVariable String tenant,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = ProviderId.parse(provider);
        var network = TenantId.parse(tenant);
        var end = departures.endSession(network, id);
        return end.isEmpty()
                ? views.seeOther("/sign-in")
                : views.page(new SignedOutPage(departures.name(network, id), end.get().toASCIIString()));
    }
}
