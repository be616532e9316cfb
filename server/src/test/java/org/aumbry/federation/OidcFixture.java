package org.aumbry.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.federation.ProviderSettings.Oidc;

/** An OpenID Connect provider for tests, which lies as it is told. */
final class OidcFixture implements AutoCloseable {

    static final String CLIENT = "aumbry";
    static final String NONCE = "nonce-of-this-browser";

    final AtomicInteger keyRequests = new AtomicInteger();
    static final RSAKey FIRST = key("first");
    static final RSAKey SECOND = key("second");
    static final RSAKey THIEF = key("thief");

    volatile RSAKey key = FIRST;
    volatile String idToken = "";
    volatile String userInfo = "{}";
    volatile String metadataIssuer;
    volatile String authorization = "";
    volatile String tokenForm = "";

    private final HttpServer server;

    OidcFixture() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        metadataIssuer = issuer();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/keys", exchange -> {
            keyRequests.incrementAndGet();
            answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/token", exchange -> {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            tokenForm = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, """
                    {"access_token": "opaque", "token_type": "Bearer", "id_token": "%s"}""".formatted(idToken));
        });
        server.createContext("/userinfo", exchange -> answer(exchange, userInfo));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Oidc settings() {
        return new Oidc(issuer(), CLIENT, "openid", "name", "email", "realm_access.roles");
    }

    /** Claims that are right in everything. */
    JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("subject-of-bo")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", NONCE)
                .claim("name", "Bo Berg")
                .claim("email", "bo@acme.example")
                .claim("email_verified", true)
                .claim("acr", "gold")
                .claim("amr", java.util.List.of("pwd", "otp"))
                .claim("sid", "s1")
                .claim("auth_time", now.getEpochSecond())
                .claim("realm_access", Map.of("roles", java.util.List.of("legal", "staff")));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key, key.getKeyID());
    }

    /** Signed with that key, which it calls so. */
    static String signed(JWTClaimsSet claims, RSAKey key, String kid) {
        try {
            return signed(claims, JWSAlgorithm.RS256, kid, new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signed with an HMAC whose key is what everybody can read. */
    String withHmac(JWTClaimsSet claims, byte[] secret) {
        try {
            return signed(claims, JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID(kid).type(JOSEObjectType.JWT).build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%2$s/keys", "userinfo_endpoint": "%2$s/userinfo", "end_session_endpoint": "%2$s/end",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
                """.formatted(metadataIssuer, issuer());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
