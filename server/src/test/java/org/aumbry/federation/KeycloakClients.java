package org.aumbry.federation;

/** What Keycloak is told of us, as its administration takes it. */
final class KeycloakClients {

    private static final String OIDC = """
            {"clientId": "%s", "secret": "client-secret-of-%s", "publicClient": false, "standardFlowEnabled": true,
             "redirectUris": ["%s/callback"],
             "attributes": {"pkce.code.challenge.method": "S256", "backchannel.logout.url": "%s/logout",
                            "backchannel.logout.session.required": "true",
                            "post.logout.redirect.uris": "%s/sign-in"},
             "protocolMappers": [{"name": "groups", "protocol": "openid-connect",
               "protocolMapper": "oidc-group-membership-mapper",
               "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}}]}
            """;

    private static final String SAML = """
            {"clientId": "%s/metadata", "protocol": "saml", "redirectUris": ["%s/acs"],
             "attributes": {"saml.assertion.signature": "true", "saml.server.signature": "false",
                            "saml.client.signature": "false", "saml.force.post.binding": "true",
                            "saml.signature.algorithm": "RSA_SHA256", "saml_name_id_format": "persistent",
                            "saml.authnstatement": "true"},
             "protocolMappers": [
               {"name": "name", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                "config": {"user.attribute": "firstName", "attribute.name": "name"}},
               {"name": "email", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                "config": {"user.attribute": "email", "attribute.name": "email"}},
               {"name": "groups", "protocol": "saml", "protocolMapper": "saml-group-membership-mapper",
                "config": {"attribute.name": "groups", "full.path": "false", "single": "true"}}]}
            """;

    private static final String STRICT_SAML = """
            {"clientId": "%s/metadata", "protocol": "saml", "redirectUris": ["%s/acs"], "frontchannelLogout": false,
             "attributes": {"saml.assertion.signature": "true", "saml.server.signature": "true",
                            "saml.client.signature": "true", "saml.signing.certificate": "%s",
                            "saml.encrypt": "true", "saml.encryption.certificate": "%s",
                            "saml.encryption.algorithm": "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                            "saml.encryption.keyAlgorithm": "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                            "saml.encryption.digestMethod": "http://www.w3.org/2001/04/xmlenc#sha256",
                            "saml.encryption.maskGenerationFunction": "http://www.w3.org/2009/xmlenc11#mgf1sha256",
                            "saml_single_logout_service_url_post": "%s/logout",
                            "saml.force.post.binding": "true", "saml.signature.algorithm": "RSA_SHA256",
                            "saml_name_id_format": "persistent", "saml.authnstatement": "true"},
             "protocolMappers": [
               {"name": "name", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                "config": {"user.attribute": "firstName", "attribute.name": "name"}},
               {"name": "email", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                "config": {"user.attribute": "email", "attribute.name": "email"}}]}
            """;

    private KeycloakClients() {}

    /**
     * @param base where the provider's own addresses begin
     * @param home where the whole server begins
     */
    static String oidc(String clientId, String name, String base, String home) {
        return OIDC.formatted(clientId, name, base, base, home);
    }

    /** One whose assertions are encrypted and whose every message is signed, both ways. */
    static String strictSaml(String base, String signing, String opening) {
        return STRICT_SAML.formatted(base, base, signing, opening, base);
    }

    static String saml(String base) {
        return SAML.formatted(base, base);
    }
}
