/** Fetching and checking the journal's tree over HTTPS. */
@NullMarked
package org.aumbry.checkpoints.web;

import org.jspecify.annotations.NullMarked;
