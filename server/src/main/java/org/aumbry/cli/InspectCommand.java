package org.aumbry.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobPlaces;
import org.aumbry.data.Inspection;
import org.aumbry.data.Nodes;
import org.aumbry.data.TenantInspection;
import org.aumbry.resilience.Redundancy;
import org.springframework.context.ApplicationContext;

/** Prints, per network, its schema, role, folders and keys with their sizes. */
final class InspectCommand {

    private static final long KIB = 1024;

    private InspectCommand() {}

    static int run(ApplicationContext context, PrintStream out) {
        var all = context.getBean(Inspection.class).all();
        all.forEach(tenant -> print(tenant, out));
        context.getBean(BlobPlaces.class).all().forEach(place -> print(place, out));
        print(context.getBean(Redundancy.class), out);
        var nodes = context.getBean(Nodes.class).others();
        out.println(nodes.isEmpty()
                ? "nodes: the database does not say"
                : nodes.getAsInt() == 1 ? "1 node" : nodes.getAsInt() + " nodes");
        out.println(all.size() == 1 ? "1 network" : all.size() + " networks");
        return 0;
    }

    private static void print(TenantInspection seen, PrintStream out) {
        var tenant = seen.tenant();
        out.println("network " + tenant.id() + "  " + tenant.state() + (tenant.migrated() ? "" : ", not migrated")
                + "  on shard "
                + tenant.shard() + "  since " + tenant.createdAt());
        tenant.problem().ifPresent(problem -> out.println("  problem    " + problem));
        out.println("  schema     " + tenant.schema() + "  " + seen.tables() + " tables, " + size(seen.tablesBytes()));
        if (!tenant.closed()) {
            out.println("  role       " + tenant.schema()
                    + (seen.roleIsLoginLess() ? "  no login" : "  CAN LOG IN: correct this"));
        }
        for (var folder : seen.folders()) {
            out.println(String.format(Locale.ROOT, "  %-10s %s  %d files, %s", label(folder.store()), folder.path(),
                    folder.fileCount(), size(folder.sizeBytes())));
        }
        out.println("  keys       " + seen.keys().values().stream().mapToInt(Integer::intValue).sum()
                + seen.keys().entrySet().stream()
                        .map(kind -> kind.getKey() + " " + kind.getValue())
                        .collect(Collectors.joining(", ", "  (", ")")));
    }

    private static void print(BlobPlaces.Place place, PrintStream out) {
        out.println("place " + place.number() + "    " + (place.bucket() ? "" : "folder ") + place.where()
                + (place.location().isEmpty() ? "" : "  in " + place.location())
                + place.labels().entrySet().stream()
                        .map(label -> "  " + label.getKey().word() + " " + label.getValue())
                        .collect(Collectors.joining())
                + (place.away() ? "  AWAY since " + place.awaySince() + ": " + place.problem() : "  answers"));
    }

    private static void print(Redundancy redundancy, PrintStream out) {
        if (!redundancy.described()) {
            out.println("topology   not written yet: see docs/operate/resilience.md");
            return;
        }
        redundancy.points().forEach(point -> out.println("single     " + point.point() + "  " + point.why().code()
                + "  " + point.state().code()));
    }

    private static String label(String store) {
        return store.equals("blobs") ? "container" : store;
    }

    private static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " bytes";
        }
        return bytes < KIB * KIB
                ? bytes / KIB + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (KIB * KIB));
    }
}
