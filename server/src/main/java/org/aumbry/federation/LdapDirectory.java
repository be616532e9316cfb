package org.aumbry.federation;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.kernel.Egress.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs people in by their own password at an LDAP directory: finds their entry as the service account, then binds as
 * them on a connection of its own, then reads their groups as the service account again.
 */
@Component
class LdapDirectory {

    private static final int PATIENCE_MILLIS = 5000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Set<ResultCode> SILENCE =
            Set.of(ResultCode.CONNECT_ERROR, ResultCode.SERVER_DOWN, ResultCode.TIMEOUT, ResultCode.LOCAL_ERROR);
    private static final int MOST_GROUPS = 500;
    private static final int DEEPEST = 10;
    private static final int LONGEST_LOGIN = 254;
    private static final int LONGEST_PASSWORD = 1024;

    private final Outgoing outgoing;

    LdapDirectory(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** What a person has typed, and when. */
    record Typed(String login, String password, Instant at) {

        @Override
        public String toString() {
            return "typed";
        }
    }

    /** Who that is, when the password is theirs. */
    Arrival signIn(Ldap settings, @Nullable String secret, Typed typed) {
        var login = typed.login();
        var password = typed.password();
        // A bind with a name and no password succeeds at many servers and proves nothing (RFC 4513, 5.1.2).
        if (password.isEmpty() || password.length() > LONGEST_PASSWORD || login.isBlank()
                || login.length() > LONGEST_LOGIN) {
            throw new NotProvenException("password");
        }
        return ask(settings, service -> {
            bind(service, settings.bindDn(), secret);
            var person = find(service, settings, login.strip());
            requirePassword(settings, person.getDN(), password);
            return arrival(service, settings, person, typed.at());
        });
    }

    /** Connects and binds as the service account; refuses when that, or the place where people stand, is not there. */
    void look(Ldap settings, @Nullable String secret) {
        ask(settings, service -> {
            bind(service, settings.bindDn(), secret);
            if (service.getEntry(settings.base(), SearchRequest.NO_ATTRIBUTES) == null) {
                throw new NotProvenException("no-base");
            }
            return true;
        });
    }

    /** What is asked over one connection. */
    private interface Question<C, T> {

        T ask(C connection) throws LDAPException;
    }

    /** Asks no directory that has not answered several times in a row. */
    private <T> T ask(Ldap settings, Question<LDAPConnection, T> question) {
        var address = URI.create(settings.url());
        int port = LdapRules.port(address);
        outgoing.requireAllowed(Party.DIRECTORY, address.getHost(), port);
        try (var visit = outgoing.visit(Party.DIRECTORY, address.getHost(), port)) {
            try (var service = connect(settings)) {
                T answer = question.ask(service);
                visit.answered();
                return answer;
            } catch (LDAPException failed) {
                if (!SILENCE.contains(failed.getResultCode())) {
                    visit.answered();
                }
                throw new NotProvenException("ldap-" + failed.getResultCode().intValue());
            } catch (NotProvenException refused) {
                visit.answered();
                throw refused;
            }
        }
    }

    private static LDAPConnection connect(Ldap settings) throws LDAPException {
        var address = URI.create(settings.url());
        var host = address.getHost();
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(PATIENCE_MILLIS);
        options.setResponseTimeoutMillis(PATIENCE_MILLIS);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(Outgoing.LIMIT_BYTES);
        options.setSSLSocketVerifier(new LdapHostCheck());
        boolean tls = address.getScheme().equals("ldaps");
        if (tls) {
            var factory = LdapTrust.of(settings.authority()).createSSLSocketFactory();
            return new LDAPConnection(factory, options, host, LdapRules.port(address));
        }
        var plain = new LDAPConnection(options, host, LdapRules.port(address));
        if (!OutgoingRules.loopback(host) || !settings.authority().isEmpty()) {
            startTls(plain, settings);
        }
        return plain;
    }

    private static void startTls(LDAPConnection connection, Ldap settings) throws LDAPException {
        try {
            var context = LdapTrust.of(settings.authority()).createSSLContext();
            var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(context));
            if (answer.getResultCode() != ResultCode.SUCCESS) {
                throw new NotProvenException("no-starttls");
            }
        } catch (LDAPException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void bind(LDAPConnection connection, String dn, @Nullable String password) throws LDAPException {
        if (!dn.isEmpty()) {
            if (password == null || password.isEmpty()) {
                throw new NotProvenException("no-service-password");
            }
            connection.bind(new SimpleBindRequest(dn, password));
        }
    }

    private static SearchResultEntry find(LDAPConnection service, Ldap settings, String login) throws LDAPException {
        var reading = settings.reading();
        var request = new SearchRequest(
                settings.base(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                2,
                PATIENCE_MILLIS / 1000,
                false,
                LdapRules.filter(settings.filter(), "{login}", login),
                reading.id(), reading.name(), reading.email());
        var found = service.search(request).getSearchEntries();
        if (found.size() != 1) {
            throw new NotProvenException(found.isEmpty() ? "password" : "several-people");
        }
        return found.getFirst();
    }

    private static void requirePassword(Ldap settings, String dn, String password) throws LDAPException {
        try (var own = connect(settings)) {
            own.bind(new SimpleBindRequest(dn, password));
        } catch (LDAPException refused) {
            if (refused.getResultCode() == ResultCode.INVALID_CREDENTIALS) {
                throw new NotProvenException("password");
            }
            throw refused;
        }
    }

    private static Arrival arrival(
            LDAPConnection service, Ldap settings, SearchResultEntry person, Instant now) throws LDAPException {
        var reading = settings.reading();
        var id = person.getAttributeValueBytes(reading.id());
        if (id == null || id.length == 0) {
            throw new NotProvenException("no-subject");
        }
        return new Arrival(
                HexFormat.of().formatHex(id),
                value(person, reading.email()),
                true,
                value(person, reading.name()),
                groups(service, settings, person.getDN()),
                Set.of(),
                null,
                now,
                null);
    }

    /** Names of every group the person is in, also through other groups; each group is asked about once. */
    private static Set<String> groups(LDAPConnection service, Ldap settings, String dn) throws LDAPException {
        var search = settings.groups();
        var names = new LinkedHashSet<String>();
        if (search == null) {
            return names;
        }
        var seen = new LinkedHashSet<DN>();
        var waiting = new ArrayDeque<List<String>>();
        waiting.add(List.of(dn));
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int depth = 0; depth < DEEPEST && !waiting.isEmpty(); depth++) {
            var next = new LinkedHashSet<String>();
            for (var member : waiting.remove()) {
                if (System.nanoTime() - end > 0) {
                    throw new NotProvenException("too-slow");
                }
                for (var group : holding(service, search, member)) {
                    if (seen.size() < MOST_GROUPS && seen.add(group.getParsedDN())) {
                        names.add(value(group, search.name()));
                        next.add(group.getDN());
                    }
                }
            }
            if (!next.isEmpty()) {
                waiting.add(List.copyOf(next));
            }
        }
        names.remove("");
        return names;
    }

    private static List<SearchResultEntry> holding(
            LDAPConnection service, ProviderSettings.GroupSearch search, String member) throws LDAPException {
        Filter filter = LdapRules.filter(search.filter(), "{dn}", member);
        return service.search(new SearchRequest(
                        search.base(), SearchScope.SUB, DereferencePolicy.NEVER, MOST_GROUPS, PATIENCE_MILLIS / 1000,
                        false, filter, search.name()))
                .getSearchEntries();
    }

    private static String value(SearchResultEntry entry, String attribute) {
        var value = entry.getAttributeValue(attribute);
        return value == null || value.length() > 1000 ? "" : value.strip();
    }
}
