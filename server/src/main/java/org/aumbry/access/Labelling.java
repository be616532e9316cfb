package org.aumbry.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Words;

/** What access needs to know of labels; the module that keeps them supplies it. */
public interface Labelling {

    /** The key of the label that holds for the thing, its own or that of what it lies in; at most 64 characters. */
    Optional<String> label(AccessClass accessClass, ObjectRef object);

    /** Every label there is, by key, as the asker reads it. */
    Map<String, String> names(Words words);

    /** The key of the label that holds in each class; classes without one are absent. */
    Map<AccessClass, String> holding(Collection<AccessClass> classes);

    /** The refusal that the label itself demands, such as no links; empty when it allows that. */
    Optional<Refusal> refusal(AccessClass accessClass, ObjectRef object, ShareTarget target);
}
