package org.aumbry.identity.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which machines in front of the server may say who the client is.
 *
 * @param trusted addresses or networks like {@code 10.0.0.0/8}; none by default, so that nobody can lie about it
 * @param header the one header that the trusted proxies write, {@code x-forwarded-for} or {@code forwarded}; the other
 *     one is the client's own and is never read
 */
@ConfigurationProperties("aumbry.proxies")
record ProxySettings(@DefaultValue List<String> trusted, @DefaultValue("x-forwarded-for") Header header) {

    enum Header {
        X_FORWARDED_FOR("X-Forwarded-For"),
        FORWARDED("Forwarded");

        private final String text;

        Header(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
