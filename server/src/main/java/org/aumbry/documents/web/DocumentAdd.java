package org.aumbry.documents.web;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.web.AddChoice;
import org.aumbry.web.AddSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the Add button offers of spaces and documents. */
@Component
@Order(10)
class DocumentAdd implements AddSource {

    @Override
    public List<AddChoice> choices(Principal who, Words words) {
        var choices = new ArrayList<AddChoice>();
        choices.add(new AddChoice(
                words.t("documents.add.files"), words.t("documents.add.files.hint"), "/drive", "upload"));
        if (!who.guest()) {
            choices.add(new AddChoice(
                    words.t("documents.add.space"), words.t("documents.add.space.hint"), "/spaces/new", "space"));
        }
        return choices;
    }
}
