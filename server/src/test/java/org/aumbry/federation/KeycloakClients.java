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

    private KeycloakClients() {}

    /**
     * @param base where the provider's own addresses begin
     * @param home where the whole server begins
     */
    static String oidc(String clientId, String name, String base, String home) {
        return OIDC.formatted(clientId, name, base, base, home);
    }

    static String saml(String base) {
        return SAML.formatted(base, base);
    }
}
