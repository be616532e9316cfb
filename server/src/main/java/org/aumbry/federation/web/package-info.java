/** The HTTP side of federation: the way to a provider and back, and the pages on which administrators set them up. */
@NullMarked
package org.aumbry.federation.web;

import org.jspecify.annotations.NullMarked;
