package org.aumbry.spaces.web;

import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Deletions;
import org.aumbry.spaces.SpaceFrames;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Deleting a space and bringing it back. */
@Controller
class DeletionController {

    private final Deletions deletions;
    private final Spaces spaces;
    private final SpaceFrames frames;
    private final Views views;

    DeletionController(Deletions deletions, Spaces spaces, SpaceFrames frames, Views views) {
        this.deletions = deletions;
        this.spaces = spaces;
        this.frames = frames;
        this.views = views;
    }

    @PostMapping("/spaces/{id}/delete")
    View delete(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String confirm, Words words) {
        var space = SpaceId.parse(id);
        try {
            deletions.delete(who, space, confirm);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            var frame = frames.of(who, spaces.require(who, Permission.MANAGE, space));
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, new SpaceSettingsPage(
                    frame, SpaceForm.of(frame.space()), FieldErrors.of(words, refusal)));
        }
        return views.seeOther("/spaces", Toast.of(words.t("spaces.done.deleted"))
                .undo("/spaces/" + space + "/restore", Map.of()));
    }

    @PostMapping("/spaces/{id}/restore")
    View restore(Principal who, @PathVariable String id, Words words) {
        var space = SpaceId.parse(id);
        deletions.restore(who, space);
        var inside = spaces.these(who, List.of(space)).containsKey(space);
        return views.seeOther(inside ? "/spaces/" + space : "/spaces", Toast.of(words.t("spaces.done.back")));
    }
}
