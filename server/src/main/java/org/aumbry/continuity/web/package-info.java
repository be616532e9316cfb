/** How the archive is, for administrators, over HTTPS. */
@NullMarked
package org.aumbry.continuity.web;

import org.jspecify.annotations.NullMarked;
