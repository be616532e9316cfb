/** The operators' pages about what happens when a part is lost. */
@NullMarked
package org.aumbry.resilience.web;

import org.jspecify.annotations.NullMarked;
