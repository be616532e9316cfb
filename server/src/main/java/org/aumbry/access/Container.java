package org.aumbry.access;

import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A space, drive, folder or document that has an access class of its own.
 *
 * @param parent the class of the container around it; null for a space or drive
 * @param inherits whether what holds around it holds here too
 */
public record Container(AccessClass id, ObjectRef object, @Nullable AccessClass parent, boolean inherits) {}
