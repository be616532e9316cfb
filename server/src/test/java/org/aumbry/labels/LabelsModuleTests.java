package org.aumbry.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.aumbry.access.Access;
import org.aumbry.access.AccessMap;
import org.aumbry.access.Demand;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.access.Subject;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Downloads;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Labels on real spaces, folders and documents, through the one authorizer. */
@AumbryTest
class LabelsModuleTests {

    @Autowired World world;
    @Autowired Labels labels;
    @Autowired LabelBook book;
    @Autowired DataMaps maps;
    @Autowired Restrictions restrictions;
    @Autowired Access access;
    @Autowired Grants grants;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired Downloads downloads;
    @Autowired Journal journal;
    @Autowired TenantScope scope;
    @Autowired TransactionTemplate transaction;
    @Autowired BindingStore bindings;

    private Space space;
    private Folder folder;
    private DocumentId inside;

    @BeforeEach
    void aSpaceThatCyReads() {
        asAna(who -> {
            space = spaces.add(who, new SpaceSettings("Labelled " + UUID.randomUUID(), "", JoinMode.INVITATION, false));
            folder = folders.add(who, Place.in(space.id()), "Staff");
            inside = uploads.put(who, folder.inside(), "pay.txt", "", new ByteArrayInputStream(
                    "What everyone earns".getBytes(StandardCharsets.UTF_8))).document();
            grants.grant(who, space.accessClass(), GrantSpec.allow(
                    Subject.user(world.cy().id()), Set.of(Permission.VIEW, Permission.DOWNLOAD)));
            return true;
        });
    }

    @Test
    void aLabelOnAFolderTakesItFromGuestsAndFromWhoHasNoSecondFactor() {
        assertThat(sees(cy(), inside)).isTrue();
        set(proven(), "folder", folder.id().value(), LabelKind.SPECIAL);

        assertThat(sees(cy(), inside)).as("a guest").isFalse();
        assertThat(sees(proven(), inside)).as("ana with a second factor").isTrue();
        assertThat(sees(plain(Instant.now()), inside)).as("ana without one").isFalse();
        assertThatThrownBy(() -> as(plain(Instant.now()), who -> documents.get(who, inside)))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("access.refusal.second-factor"));
        assertThatThrownBy(() -> as(proven(Instant.now().minusSeconds(3600)), who -> documents.get(who, inside)))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.STEP_UP));
        assertThatThrownBy(() -> as(cy(), who -> documents.get(who, inside)))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_FOUND));
        assertThatThrownBy(() -> as(proven(), who -> downloads.open(who, inside, null)))
                .as("it would leave without the name on it").isInstanceOf(Refusal.class);
        assertThat(foldersFor(proven())).isEqualTo(1);
        assertThat(foldersFor(cy())).isZero();
    }

    @Test
    void insideItMayBeStricterAndNeverLooser() {
        set(proven(), "folder", folder.id().value(), LabelKind.CONFIDENTIAL);

        assertThatThrownBy(() -> set(proven(), "document", inside.value(), LabelKind.INTERNAL))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("labels.refusal.looser"));
        set(proven(), "document", inside.value(), LabelKind.SPECIAL);

        var labelled = as(proven(), who -> labels.get(who, "document", inside.value()));
        assertThat(labelled.holds().kind()).isEqualTo(LabelKind.SPECIAL);
        assertThat(labelled.around().kind()).isEqualTo(LabelKind.CONFIDENTIAL);
    }

    @Test
    void letGoTakesAReasonAFreshLookAndTheRightToManage() {
        set(proven(), "document", inside.value(), LabelKind.INTERNAL);

        assertThatThrownBy(() -> as(proven(), who -> cleared(who, ""))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as(proven(Instant.now().minusSeconds(7200)), who -> cleared(who, "Published by now")))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.STEP_UP));
        as(proven(), who -> cleared(who, "Published by now"));

        var entries = as(proven(), who -> journal.ofObject(inside.value(), JournalCursor.newest(), 20));
        assertThat(entries).filteredOn(entry -> entry.verb().equals("label.lower"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("because", "Published by now"));
        assertThat(entries).anyMatch(entry -> entry.verb().equals("label.set"));
        assertThat(as(proven(), who -> labels.get(who, "document", inside.value())).holds()).isNull();
    }

    @Test
    void givingItAwayTakesAFreshLookAndNoGuestIsLetIn() {
        var old = proven(Instant.now().minusSeconds(3600));
        set(proven(), "space", space.id().value(), LabelKind.CONFIDENTIAL);
        var toBo = GrantSpec.allow(Subject.user(world.bo().id()), Set.of(Permission.VIEW));
        assertThatThrownBy(() -> as(old, who -> grants.grant(who, space.accessClass(), toBo)))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.STEP_UP));
        as(proven(), who -> grants.grant(who, space.accessClass(), toBo));

        set(proven(), "space", space.id().value(), LabelKind.SPECIAL);
        var guest = GrantSpec.allow(Subject.user(world.cy().id()), Set.of(Permission.VIEW));
        assertThatThrownBy(() -> as(proven(), who -> grants.grant(who, space.accessClass(), guest)))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("labels.refusal.no-guests"));
    }

    @Test
    void nobodyLabelsThemselvesOut() {
        assertThatThrownBy(() -> set(plain(Instant.now()), "document", inside.value(), LabelKind.SPECIAL))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("labels.refusal.locks-you-out"));
        assertThat(sees(plain(Instant.now()), inside)).isTrue();
    }

    @Test
    void aLabelOfTheNetworksOwnChangesWhereverItStands() {
        var label = as(proven(), who -> book.add(
                who, "Board " + UUID.randomUUID(), 60, new Restriction(Set.of(Demand.NO_DOWNLOAD), 0)));
        as(proven(), who -> {
            labels.set(who, "folder", folder.id().value(), label.id(), "");
            return true;
        });
        assertThat(may(cy(), Permission.DOWNLOAD)).isFalse();
        assertThat(sees(cy(), inside)).isTrue();

        as(proven(), who -> {
            book.change(who, label.id(), 60, new Restriction(Set.of(Demand.NO_GUESTS), 0));
            return true;
        });
        assertThat(sees(cy(), inside)).isFalse();
        assertThat(may(proven(), Permission.DOWNLOAD)).isTrue();
        assertThatThrownBy(() -> as(proven(), who -> {
            book.remove(who, label.id());
            return true;
        })).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as(principal(world.bo(), true, Instant.now()), who -> book.get(who, label.id())))
                .as("only administrators").isInstanceOf(Refusal.class);
    }

    @Test
    void theMapCountsEverythingAndTheProbesTurn() {
        set(proven(), "folder", folder.id().value(), LabelKind.CONFIDENTIAL);
        var map = as(proven(), who -> maps.draw(who));
        assertThat(map.labels()).anySatisfy(row -> {
            assertThat(row.label()).isNotNull();
            assertThat(row.documents()).isPositive();
        });
        assertThat(map.hot()).anyMatch(spot -> spot.guests() > 0);

        as(proven(), who -> {
            assertThat(new MapProbe(bindings, transaction, maps).look().holds()).isTrue();
            var short1 = new DataMap(0, 0, map.labels(), map.spaces(), map.exposures(), map.hot());
            assertThat(new MapProbe(bindings, transaction, () -> short1).look().holds()).isFalse();
            assertThat(new BindingProbe(bindings, transaction, access, scope).look().holds()).isTrue();
            AccessMap blind = access.of(Principal.system(world.acme(), world.ana().id()));
            set(proven(), "folder", folder.id().value(), LabelKind.SPECIAL);
            assertThat(new BindingProbe(bindings, transaction, scope, asked -> blind).look().holds())
                    .as("an authorizer that forgets labels").isFalse();
            return true;
        });
    }

    private int foldersFor(Principal who) {
        return as(who, same -> folders.contents(same, Place.in(space.id())).folders().size());
    }

    private boolean cleared(Principal who, String reason) {
        labels.set(who, "document", inside.value(), null, reason);
        return true;
    }

    private void set(Principal who, String kind, UUID id, LabelKind wanted) {
        as(who, same -> {
            var label = labels.list().stream().filter(each -> each.kind() == wanted).findFirst().orElseThrow();
            labels.set(same, kind, id, label.id(), "");
            return true;
        });
    }

    private boolean sees(Principal who, DocumentId id) {
        return as(who, same -> documents.recent(same, 200).stream().anyMatch(each -> each.id().equals(id)));
    }

    private boolean may(Principal who, Permission permission) {
        return as(who, same -> access.allows(same, permission, currentClass()));
    }

    private AccessClass currentClass() {
        return scope.call(world.acme(), () -> documents.get(
                proven(), inside).accessClass());
    }

    private Principal proven() {
        return proven(Instant.now());
    }

    private Principal proven(Instant at) {
        return principal(world.ana(), true, at);
    }

    private Principal plain(Instant at) {
        return principal(world.ana(), false, at);
    }

    private Principal cy() {
        return principal(world.cy(), true, Instant.now());
    }

    private static Principal principal(Person person, boolean second, Instant at) {
        var shown = second ? Set.of(Factor.PASSWORD, Factor.TOTP) : Set.of(Factor.PASSWORD);
        var same = person.principal();
        return new Principal(
                same.tenant(), same.user(), same.guest(), same.admin(), new SessionId(new UUID(3, 3)), null,
                Set.of("read", "write", "admin"), "127.0.0.1", new Principal.Proof(shown, at));
    }

    private <T> T asAna(Function<Principal, T> work) {
        return as(proven(), work);
    }

    private <T> T as(Principal who, Function<Principal, T> work) {
        return scope.call(who.tenant(), () -> work.apply(who));
    }
}
