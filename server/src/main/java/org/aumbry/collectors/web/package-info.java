/** Naming destinations of the journal and seeing how far each has got. */
@NullMarked
package org.aumbry.collectors.web;

import org.jspecify.annotations.NullMarked;
