/** Asking what something reached, and taking the answer along. */
@NullMarked
package org.aumbry.incidents.web;

import org.jspecify.annotations.NullMarked;
