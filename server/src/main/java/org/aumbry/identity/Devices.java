package org.aumbry.identity;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Browsers in which people have signed in: known again by a number of their own, forgotten after long rest. */
@Service
public class Devices {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private final DeviceStore store;
    private final DeviceMarks marks;
    private final NetworkPolicy policy;
    private final Administrators administrators;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    Devices(
            DeviceStore store,
            DeviceMarks marks,
            NetworkPolicy policy,
            Administrators administrators,
            Mail mail,
            Journal journal,
            Here here) {
        this.store = store;
        this.marks = marks;
        this.policy = policy;
        this.administrators = administrators;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /**
     * A device at a sign-in.
     *
     * @param fresh whether the person, who has others, was never seen on it
     * @param kept what the browser shall keep from now on
     */
    record Seen(UUID id, boolean fresh, String kept) {}

    /** One's own devices, the last used first. */
    @Transactional(readOnly = true)
    public List<Device> list(Principal who) {
        return marked(store.list(who.user()));
    }

    /** Everyone's devices, the last used first, at most 1000. For administrators. */
    @Transactional(readOnly = true)
    public List<Device> all(Principal who) {
        administrators.require(who, "device.list");
        return marked(store.list(null));
    }

    /** Calls one of one's own devices something. */
    @Transactional
    public void rename(Principal who, UUID id, String name) {
        if (!store.rename(who.user(), id, ProfileRules.name("name", name))) {
            throw Refusal.notFound();
        }
        journal.record(who, "device.rename", new ObjectRef("device", id));
    }

    /** Forgets one of one's own devices and ends what is signed in there. */
    @Transactional
    public void remove(Principal who, UUID id) {
        store.list(who.user()).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(Refusal::notFound);
        store.remove(who.user(), id, here.now());
        journal.record(who, "device.remove", new ObjectRef("device", id));
    }

    /** Forgets anyone's device and ends what is signed in there. For administrators. */
    @Transactional
    public void revoke(Principal who, UUID id) {
        administrators.require(who, "device.revoke");
        var owner = store.remove(null, id, here.now()).orElseThrow(Refusal::notFound);
        journal.record(who, "device.revoke", new ObjectRef("device", id), Map.of("user", owner.toString()));
    }

    /** Forgets devices that rested longer than the network wants; how many. */
    @Transactional
    public int forgetStale() {
        return store.forget(here.now().minus(kept()));
    }

    /** How long a device may rest before it is forgotten. */
    Duration kept() {
        return policy.values().days(PolicyOption.DEVICE_STALE_DAYS);
    }

    /** Notes that the person has signed in there; tells them by mail when it is a new device. */
    Seen see(User user, Set<Factor> shown, Origin origin, PolicyValues values) {
        boolean others = store.any(user.id());
        var kept = marks.with(origin.device(), user.email());
        var number = DeviceMarks.number(kept);
        var known = store.find(user.id(), number);
        if (known.isPresent()) {
            store.seen(known.get(), user.id(), shown, origin, here.now());
            return new Seen(known.get(), false, kept);
        }
        var id = here.id();
        store.add(id, user.id(), number, shown, origin, here.now());
        if (others && values.on(PolicyOption.MAIL_NEW_DEVICE)) {
            tell(user, origin);
        }
        return new Seen(id, others, kept);
    }

    private void tell(User user, Origin origin) {
        var at = TIME.format(here.now().atOffset(ZoneOffset.UTC));
        mail.send(Letter.to(
                        user.email(),
                        user.preferences().language(),
                        "identity.mail.new-device",
                        ClientName.of(origin.agent()).plain(),
                        origin.address(),
                        at)
                .of(user.id())
                .link("/account/sessions"));
    }

    private List<Device> marked(List<Device> devices) {
        int most = policy.values().count(PolicyOption.OLD_CLIENT_VERSIONS);
        return devices.stream()
                .map(each -> new Device(
                        each.id(),
                        each.user(),
                        each.name(),
                        each.client(),
                        each.address(),
                        each.factors(),
                        each.firstSeenAt(),
                        each.lastSeenAt(),
                        BrowserVersions.old(each.client(), most)))
                .toList();
    }
}
