package org.aumbry.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.aumbry.custody.NetworkDestructions;
import org.aumbry.custody.NetworkRemains;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
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
            case "destroyed" -> destroyed(context, out);
            case "certificate" -> certificate(context, words, out);
            case "prove-gone" -> proveGone(context, words, out);
            default -> Commands.misused("Say network list, network create NAME EMAIL ADMINISTRATOR [LANGUAGE], network"
                    + " destroyed, network certificate NUMBER, or network prove-gone NUMBER.");
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

    private static int destroyed(ApplicationContext context, PrintStream out) {
        var all = context.getBean(NetworkDestructions.class).list();
        all.forEach(each -> out.println(each.network() + "  destroyed " + each.destroyedAt()
                + (each.removedAt() == null ? ", to be removed" : ", removed " + each.removedAt())));
        out.println(all.size() == 1 ? "1 network was destroyed" : all.size() + " networks were destroyed");
        return 0;
    }

    /** The signed certificate and nothing else, to be written into a file. */
    private static int certificate(ApplicationContext context, List<String> words, PrintStream out) {
        return withNumber(words, number -> {
            out.println(new String(
                    context.getBean(NetworkDestructions.class).find(number).certificate(), StandardCharsets.UTF_8));
            return 0;
        });
    }

    private static int proveGone(ApplicationContext context, List<String> words, PrintStream out) {
        return withNumber(words, number -> {
            var tries = context.getBean(NetworkDestructions.class).prove(number);
            tries.forEach(each -> out.println(
                    each.where() + ": " + each.tried() + " tried, " + each.opened() + " opened"));
            var left = context.getBean(NetworkRemains.class).left(number);
            left.forEach(each -> out.println(each.what() + ": " + said(each.pieces())));
            return tries.stream().allMatch(each -> each.opened() == 0)
                            && left.stream().allMatch(each -> each.pieces() == 0)
                    ? 0
                    : REFUSED;
        });
    }

    private static String said(long pieces) {
        if (pieces == 0) {
            return "gone";
        }
        return pieces < 0 ? "a place gives no answer" : pieces + " left, to be removed by the running server";
    }

    private static int withNumber(List<String> words, ToIntFunction<TenantId> act) {
        if (words.size() != 2) {
            return Commands.misused("Say the number of the network, as network destroyed lists it.");
        }
        try {
            return act.applyAsInt(TenantId.parse(words.get(1)));
        } catch (Refusal none) {
            System.err.println("No network with this number was destroyed.");
            return REFUSED;
        }
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
            System.err.println("The network was not made: " + PlainSentence.refused(refused));
            return REFUSED;
        }
    }
}
