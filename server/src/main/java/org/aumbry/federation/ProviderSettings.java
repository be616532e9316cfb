package org.aumbry.federation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one provider is reached and read. Secrets are kept apart from these. */
public sealed interface ProviderSettings {

    ProviderKind kind();

    /**
     * An OpenID Connect provider.
     *
     * @param issuer its name, which is also where its settings are discovered
     * @param scopes asked for, separated by spaces; {@code openid} is always among them
     * @param groupsClaim where the groups stand; dots lead into objects; empty for none
     */
    record Oidc(
            String issuer, String clientId, String scopes, String nameClaim, String emailClaim, String groupsClaim)
            implements ProviderSettings {

        @Override
        public ProviderKind kind() {
            return ProviderKind.OIDC;
        }
    }

    /**
     * A SAML 2.0 identity provider.
     *
     * @param metadataUrl where its metadata is read anew; empty when it was pasted
     * @param entityId its name
     * @param signOnUrl where requests go, by redirect
     * @param certificates base64 of DER; any of them may have signed
     * @param emailAttribute attribute that holds the address; empty when the NameID is one
     * @param exits how its own sessions end; null where the metadata was read before that was known
     */
    record Saml(
            String metadataUrl,
            String entityId,
            String signOnUrl,
            List<String> certificates,
            String nameAttribute,
            String emailAttribute,
            String groupsAttribute,
            @Nullable Exits exits)
            implements ProviderSettings {

        public Saml {
            certificates = List.copyOf(certificates);
            exits = exits == null ? Exits.NONE : exits;
        }

        @Override
        public Exits exits() {
            return exits == null ? Exits.NONE : exits;
        }

        @Override
        public ProviderKind kind() {
            return ProviderKind.SAML;
        }
    }

    /**
     * What else a SAML provider says about itself.
     *
     * @param requests where it takes requests to end its session, by redirect; empty for nowhere
     * @param answers where it takes our answer to its own, by redirect; empty for nowhere
     * @param signed whether it wants requests signed
     */
    record Exits(String requests, String answers, boolean signed) {

        static final Exits NONE = new Exits("", "", false);
    }

    /**
     * An LDAP directory.
     *
     * @param url {@code ldaps://host:port}, or {@code ldap://host:port}, which is then upgraded by StartTLS
     * @param authority PEM of the authority that signs the directory's certificate; empty for those the system trusts
     * @param bindDn whom we search as; empty to search without a name
     * @param base below which people stand
     * @param filter who may sign in; <code>{login}</code> stands for what was typed
     * @param reading names of the attributes read of a person
     * @param groups where groups are found; null for none
     */
    record Ldap(
            String url,
            String authority,
            String bindDn,
            String base,
            String filter,
            Reading reading,
            @Nullable GroupSearch groups)
            implements ProviderSettings {

        @Override
        public ProviderKind kind() {
            return ProviderKind.LDAP;
        }
    }

    /**
     * Attributes of a person in a directory.
     *
     * @param id one that never changes and is never given to another, such as {@code entryUUID} or {@code objectGUID}
     */
    record Reading(String id, String name, String email) {}

    /**
     * Where a directory keeps groups.
     *
     * @param filter which entries hold a member; <code>{dn}</code> stands for the member
     * @param name attribute with the name of a group
     */
    record GroupSearch(String base, String filter, String name) {}
}
