package org.aumbry.documents;

import java.util.List;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a person did a moment ago; needs the same permissions as doing it. */
@Service
public class Undo {

    private final UndoStore store;
    private final Moves moves;
    private final Trash trash;
    private final Documents documents;
    private final Folders folders;

    Undo(UndoStore store, Moves moves, Trash trash, Documents documents, Folders folders) {
        this.store = store;
        this.moves = moves;
        this.trash = trash;
        this.documents = documents;
        this.folders = folders;
    }

    /** Gives something another name, in a way that can be taken back. */
    @Transactional
    public UndoId rename(Principal who, ObjectRef ref, String name) {
        var before = switch (ref.kind()) {
            case "folder" -> UndoStep.of(folders.get(who, new FolderId(ref.id())));
            case "document" -> UndoStep.of(documents.get(who, new DocumentId(ref.id())));
            default -> throw Refusal.notFound();
        };
        renameTo(who, ref, name);
        return store.add(who, UndoStep.Act.RENAME, List.of(before));
    }

    /** Takes the act back; afterwards or after a quarter of an hour it is not found any more. */
    @Transactional
    public void undo(Principal who, UndoId id) {
        var taken = store.take(who, id).orElseThrow(Refusal::notFound);
        switch (taken.act()) {
            case TRASH -> trash.restore(who, taken.steps().stream().map(UndoStep::item).toList());
            case RENAME -> taken.steps().forEach(step -> renameTo(who, step.item(), step.title()));
            case MOVE -> taken.steps().forEach(step -> {
                moves.move(who, List.of(step.item()), step.place());
                renameTo(who, step.item(), step.title());
            });
        }
    }

    private void renameTo(Principal who, ObjectRef ref, String name) {
        switch (ref.kind()) {
            case "folder" -> folders.rename(who, new FolderId(ref.id()), name);
            case "document" -> documents.rename(who, new DocumentId(ref.id()), name);
            default -> throw Refusal.notFound();
        }
    }
}
