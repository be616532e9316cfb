package org.aumbry.identity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.identity.SignInWay;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.web.Messages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Offers a sign-in link by mail where any network of the installation lets people in by one. */
@Component
@Order(50)
class MailLinkWay implements SignInWay {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Tenants tenants;
    private final TenantScope scope;
    private final NetworkPolicy policy;
    private final Messages messages;
    private final Cache<String, Boolean> known = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    MailLinkWay(Tenants tenants, TenantScope scope, NetworkPolicy policy, Messages messages) {
        this.tenants = tenants;
        this.scope = scope;
        this.policy = policy;
        this.messages = messages;
    }

    @Override
    public List<Offer> offers(String email, String next, String language) {
        return known.get("", every -> anywhere())
                ? List.of(new Offer(messages.text(Locale.of(language), "identity.sign-in.by-link"), "/sign-in/link"))
                : List.of();
    }

    private boolean anywhere() {
        return tenants.active().stream()
                .anyMatch(tenant -> scope.call(tenant, () -> policy.values().on(PolicyOption.MAIL_LINK_SIGN_IN)));
    }
}
