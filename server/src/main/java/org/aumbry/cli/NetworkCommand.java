package org.aumbry.cli;

import java.io.PrintStream;
import java.util.List;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.FirstPerson;
import org.aumbry.networks.NetworkFounding;
import org.aumbry.networks.Networks;
import org.springframework.context.ApplicationContext;

/** Makes networks and lists them. */
final class NetworkCommand {

    private static final int LEAST_WORDS = 4;
    private static final int REFUSED = 2;

    private NetworkCommand() {}

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        var what = words.isEmpty() ? "" : words.getFirst();
        return switch (what) {
            case "list" -> list(context, out);
            case "create" -> create(context, words, out);
            default -> Commands.misused("Say network list, or network create NAME EMAIL ADMINISTRATOR [LANGUAGE].");
        };
    }

    private static int list(ApplicationContext context, PrintStream out) {
        var networks = context.getBean(Networks.class).list();
        for (var network : networks) {
            out.println(network.id() + "  " + network.slug() + "  " + network.name() + "  since "
                    + network.createdAt());
        }
        for (var tenant : context.getBean(Tenants.class).list(null)) {
            if (!tenant.served()) {
                out.println(tenant.id() + "  not served: "
                        + tenant.problem().orElse(tenant.migrated() ? tenant.state() : "not migrated"));
            }
        }
        out.println(networks.size() == 1 ? "1 network is served" : networks.size() + " networks are served");
        return 0;
    }

    private static int create(ApplicationContext context, List<String> words, PrintStream out) {
        if (words.size() < LEAST_WORDS) {
            return Commands.misused("Name the network, the first administrator's e-mail address and name:"
                    + " network create \"Acme\" ana@acme.example \"Ana Acosta\" en");
        }
        var language = words.size() > LEAST_WORDS ? words.get(LEAST_WORDS) : "en";
        var first = new FirstPerson(words.get(3), words.get(2), language);
        try {
            var made = context.getBean(NetworkFounding.class).create(words.get(1), first);
            out.println("Network " + made.slug() + " is made: " + made.id());
            out.println("Its first administrator comes in by this link, which is shown only now:");
            out.println("https://localhost:" + context.getEnvironment().getProperty("server.port")
                    + made.invitationPath());
            return 0;
        } catch (Refusal refused) {
            System.err.println("The network was not made: " + refused.messageKey()
                    + (refused.field() == null ? "" : " (" + refused.field() + ")"));
            return REFUSED;
        }
    }
}
