package org.aumbry.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Invitations;
import org.aumbry.identity.Joining;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.FirstPerson;
import org.aumbry.networks.Founder;
import org.aumbry.networks.NetworkFounding;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The people everyone meets: in Acme <b>ana</b> (administrator, owner of what she makes), <b>bo</b> (member) and
 * <b>cy</b> (guest); in Globex <b>dee</b> (administrator there), who must never see anything of Acme's.
 *
 * <p>A bean of every {@link AumbryTest}; made on first use, shared by all test classes of a context. Tests that change
 * people make their own with {@link #add} or their own network with {@link #network}.
 */
@Lazy
@Component
public class World {

    private static final Origin HERE = new Origin("127.0.0.1", "World");

    private final NetworkFounding founding;
    private final Founder founder;
    private final Invitations invitations;
    private final Joining joining;
    private final TenantScope scope;
    private final Environment environment;
    private final HttpClient client = TestTls.client();
    private final Map<String, SignedIn> signedIn = new ConcurrentHashMap<>();

    private final Person ana;
    private final Person bo;
    private final Person cy;
    private final Person dee;

    World(
            NetworkFounding founding,
            Founder founder,
            Invitations invitations,
            Joining joining,
            TenantScope scope,
            Environment environment) {
        this.founding = founding;
        this.founder = founder;
        this.invitations = invitations;
        this.joining = joining;
        this.scope = scope;
        this.environment = environment;
        ana = network("Acme", "Ana Acosta", "ana@acme.example");
        bo = add(ana, "Bo Berg", "bo@acme.example", Role.MEMBER);
        cy = add(ana, "Cy Casal", "cy@acme.example", Role.GUEST);
        dee = network("Globex", "Dee Dupont", "dee@globex.example");
    }

    public TenantId acme() {
        return ana.tenant();
    }

    public TenantId globex() {
        return dee.tenant();
    }

    public Person ana() {
        return ana;
    }

    public Person bo() {
        return bo;
    }

    public Person cy() {
        return cy;
    }

    public Person dee() {
        return dee;
    }

    /** Makes one more network and gives its administrator. */
    public Person network(String name, String adminName, String adminEmail) {
        var first = new FirstPerson(adminName, adminEmail, "en");
        var password = password(adminName);
        var founded = founding.found(name, first, founder.prepare(first, password, name));
        return new Person(founded.tenant(), founded.administrator(), adminName, adminEmail, password, Role.ADMIN);
    }

    /** Brings one more person into an administrator's network, by invitation. */
    public Person add(Person admin, String name, String email, Role role) {
        var link = scope.call(
                admin.tenant(), () -> invitations.invite(admin.principal(), new NewUser(name, email, role, "en")));
        var password = password(name);
        joining.join(link.path().substring("/join/".length()), name, "en", password, HERE);
        return new Person(admin.tenant(), link.user(), name, email, password, role);
    }

    /** Does something as that person, in their network. */
    public <T> T as(Person person, java.util.function.Function<Principal, T> work) {
        return scope.call(person.tenant(), () -> work.apply(person.principal()));
    }

    /** Does something in a network. */
    public <T> T in(TenantId tenant, Supplier<T> work) {
        return scope.call(tenant, work);
    }

    /** A browser in which nobody is signed in. */
    public Browser browser() {
        return new Browser(client, base());
    }

    /** A browser of its own in which that person has just signed in. */
    public Browser signIn(Person person) {
        var browser = browser();
        var answer = browser.post("/sign-in", "email", person.email(), "password", person.password());
        if (answer.status() == 200 && answer.body().contains("name=\"ticket\"")) {
            // Another test made somebody with this address and password in its own network.
            answer = browser.post("/sign-in", "ticket", answer.find("name=\"ticket\" value=\"([^\"]+)\""), "network",
                    person.tenant().toString());
        }
        if (answer.status() != 303 || browser.sessionCookie().isEmpty()) {
            throw new AssertionError("no sign-in for " + person.name() + ": " + answer.status() + "\n" + answer.body());
        }
        return browser;
    }

    /** The browser in which that person is signed in; one for all tests, so nobody signs out of it. */
    public Browser browserOf(Person person) {
        return signedIn.compute(person.email(), (email, known) -> known != null && known.fresh()
                ? known
                : new SignedIn(signIn(person), System.nanoTime())).browser();
    }

    /** A browser and when its person signed in; renewed before a fresh look would be asked for. */
    private record SignedIn(Browser browser, long since) {

        private static final long KEPT_NANOS = Duration.ofMinutes(7).toNanos();

        boolean fresh() {
            return System.nanoTime() - since < KEPT_NANOS;
        }
    }

    /** The server's address, without a path. */
    public URI base() {
        return base(environment);
    }

    /** A browser for an installation without networks, where this bean would make some. */
    public static Browser bareBrowser(Environment environment) {
        return new Browser(TestTls.client(), base(environment));
    }

    private static URI base(Environment environment) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return URI.create((TestTls.speaksTls(port) ? "https" : "http") + "://localhost:" + port);
    }

    private static String password(String name) {
        return "plum jam of " + name + " keeps till spring";
    }
}
