package org.aumbry.timemachine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.labels.Labels;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Snips;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One person's acts of every kind, drawn by chance; what is not possible where chance fell is left out. */
@Lazy
@Component
class RandomActs {

    private static final String WORDS = "The harbour opens at dawn and the lamps are put out.";

    private final World world;
    private final Tools tools;
    private final List<Shareable> shareables;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    RandomActs(World world, Tools tools, List<Shareable> shareables, JdbcClient db, TransactionTemplate transaction) {
        this.world = world;
        this.tools = tools;
        this.shareables = shareables;
        this.db = db;
        this.transaction = transaction;
    }

    /** What people act through. */
    @Lazy
    @Component
    record Tools(
            Spaces spaces, Folders folders, Documents documents, Uploads uploads, Moves moves, Trash trash,
            Grants grants, Labels labels, Snips snips, Readings readings) {}

    History of(Person person, Random random) {
        return new History(person, random);
    }

    /** Acts of one person. */
    final class History {

        private final Person person;
        private final Random random;
        private final List<UUID> spaces = new ArrayList<>();
        private final DocumentId source;
        private int number;

        private History(Person person, Random random) {
            this.person = person;
            this.random = random;
            for (int i = 0; i < 3; i++) {
                act(who -> spaces.add(tools.spaces().add(who, settings("Space " + number++)).id().value()));
            }
            source = world.as(person, who -> put(who, Place.in(new SpaceId(spaces.getFirst())), "source.txt"));
            var patience = System.nanoTime() + 300_000_000_000L;
            while (world.as(person, who -> tools.readings().get(who, source, 1)).state() != ReadingState.READY
                    && System.nanoTime() < patience) {
                LockSupport.parkNanos(50_000_000);
            }
        }

        /** One act that is possible. */
        void act() {
            while (!act(who -> draw().accept(who))) {
                // Chance fell on something that can't be done; another is drawn.
            }
        }

        private boolean act(Consumer<Principal> work) {
            try {
                return world.as(person, who -> {
                    work.accept(who);
                    return true;
                });
            } catch (Refusal | IllegalArgumentException impossible) {
                return false;
            }
        }

        private Consumer<Principal> draw() {
            return switch (random.nextInt(16)) {
                case 0, 1 -> who -> tools.folders().add(who, place(), "Folder " + number++);
                case 2, 3, 4 -> who -> put(who, place(), "Document " + number++ + ".txt");
                case 5 -> who -> tools.uploads().putVersion(who, document(), "again.txt", text());
                case 6 -> who -> tools.documents().rename(who, document(), "Name " + random.nextInt(12) + ".txt");
                case 7 -> who -> tools.folders().rename(who, new FolderId(any("folder")), "Name " + random.nextInt(12));
                case 8 -> who -> tools.moves().move(who, List.of(item()), place());
                case 9 -> who -> tools.trash().put(who, List.of(item()));
                case 10 -> who -> tools.trash().restore(who, List.of(trashed()));
                case 11 -> who -> tools.trash().erase(who, List.of(trashed()));
                case 12 -> this::share;
                case 13 -> this::unshare;
                case 14 -> this::annotate;
                default -> this::settle;
            };
        }

        private void settle(Principal who) {
            switch (random.nextInt(3)) {
                case 0 -> tools.spaces().change(who, new SpaceId(any("space")), settings("Renamed " + number++));
                case 1 -> {
                    var all = tools.labels().list();
                    tools.labels().set(who, "document", document().value(), all.get(random.nextInt(all.size())).id(),
                            "by chance");
                }
                default -> tools.spaces().add(who, settings("Space " + number++));
            }
        }

        private void share(Principal who) {
            var ref = item();
            var own = shareable(ref).ownClass(who, ref.id());
            tools.grants().grant(who, own, GrantSpec.allow(Subject.everyone(), Set.of(Permission.VIEW)));
            if (random.nextBoolean()) {
                tools.grants().breakInheritance(who, own, true);
            }
        }

        private void unshare(Principal who) {
            var ref = item();
            shareable(ref).dropOwnClass(who, ref.id());
        }

        private void annotate(Principal who) {
            if (random.nextBoolean()) {
                tools.snips().remove(who, new org.aumbry.snips.SnipId(any("snip")));
            } else {
                int start = random.nextInt(20);
                tools.snips().add(who, new NewSnip(
                        source, 1, start, start + 8, "", "insight " + number++, "", List.of("tag" + number % 3)));
            }
        }

        private Shareable shareable(ObjectRef ref) {
            return shareables.stream().filter(each -> each.kind().equals(ref.kind())).findFirst().orElseThrow();
        }

        private DocumentId put(Principal who, Place place, String name) {
            return tools.uploads().put(who, place, name, "", text()).document();
        }

        private ByteArrayInputStream text() {
            return new ByteArrayInputStream((WORDS + " " + number++).getBytes(StandardCharsets.UTF_8));
        }

        private Place place() {
            if (random.nextBoolean()) {
                return Place.in(new SpaceId(any("space")));
            }
            return world.as(person, who -> tools.folders().get(who, new FolderId(any("folder"))).inside());
        }

        private DocumentId document() {
            return new DocumentId(any("document"));
        }

        private ObjectRef item() {
            var kind = random.nextInt(3) == 0 ? "folder" : "document";
            return new ObjectRef(kind, any(kind));
        }

        private ObjectRef trashed() {
            var kind = random.nextBoolean() ? "folder" : "document";
            return new ObjectRef(kind, pick("select id from " + kind + " where trash_root = id order by id"));
        }

        private UUID any(String table) {
            return pick("select id from " + table + " order by id");
        }

        private UUID pick(String sql) {
            List<UUID> all = world.in(person.tenant(), () -> transaction.execute(
                    open -> db.sql(sql).query(UUID.class).list()));
            if (all.isEmpty()) {
                throw new IllegalArgumentException("there is none");
            }
            return all.get(random.nextInt(all.size()));
        }

        private static SpaceSettings settings(String name) {
            return new SpaceSettings(name, "", JoinMode.OPEN, true);
        }
    }
}
