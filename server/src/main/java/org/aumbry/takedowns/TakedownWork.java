package org.aumbry.takedowns;

import java.time.Clock;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Withholding;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.operators.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an object down or gives it back, in the entered network: the object, its record and the letters together. */
@Component
class TakedownWork {

    private final TakedownStore store;
    private final Withholding withholding;
    private final NetworkAdministrators administrators;
    private final Users users;
    private final Mail mail;
    private final Clock clock;

    TakedownWork(
            TakedownStore store,
            Withholding withholding,
            NetworkAdministrators administrators,
            Users users,
            Mail mail,
            Clock clock) {
        this.store = store;
        this.withholding = withholding;
        this.administrators = administrators;
        this.users = users;
        this.mail = mail;
        this.clock = clock;
    }

    @Transactional
    public void takeDown(Order order) {
        var takedown = new Takedown(
                new TakedownId(order.id()), document(order), Category.of(order.wanted("category")),
                order.wanted("reason"), clock.instant(), null, null);
        if (store.add(takedown)) {
            var document = withholding.withhold(order.network(), takedown.document(), order.id());
            tell("takedowns.mail.taken", takedown, document);
        }
    }

    @Transactional
    public void lift(Order order) {
        for (var takedown : store.of(document(order))) {
            withholding.release(takedown.document(), takedown.id().value());
            store.lift(takedown.id(), clock.instant());
            withholding.find(takedown.document())
                    .ifPresent(document -> tell("takedowns.mail.lifted", takedown, document));
        }
    }

    /** Whoever brought it in, and the administrators; each once. */
    private void tell(String about, Takedown takedown, Document document) {
        var uploader = users.find(document.addedBy()).filter(User::active);
        uploader.ifPresent(each -> tell(about, takedown, each));
        administrators.list().stream()
                .filter(each -> uploader.filter(each::equals).isEmpty())
                .forEach(each -> tell(about, takedown, each));
    }

    private void tell(String about, Takedown takedown, User reader) {
        mail.send(Letter.to(reader.email(), reader.preferences().language(), about, takedown.reason())
                .of(reader.id())
                .link("/takedowns/" + takedown.id()));
    }

    private static DocumentId document(Order order) {
        var object = order.object();
        if (object == null) {
            throw Refusal.notFound();
        }
        return new DocumentId(object);
    }
}
