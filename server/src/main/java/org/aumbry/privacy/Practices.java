package org.aumbry.privacy;

import java.util.Comparator;
import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What all modules say of how they handle what is about people, as it holds in the entered network now. */
@Component
class Practices {

    private final ObjectProvider<Handling> handlings;

    Practices(ObjectProvider<Handling> handlings) {
        this.handlings = handlings;
    }

    @Transactional(readOnly = true)
    public List<Keeping> keepings() {
        return handlings.stream()
                .flatMap(each -> each.keepings().stream())
                .sorted(Comparator.comparing(Keeping::id))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Disclosure> disclosures() {
        return handlings.stream()
                .flatMap(each -> each.disclosures().stream())
                .sorted(Comparator.comparing(Disclosure::id))
                .toList();
    }
}
