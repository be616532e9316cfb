/** Pages and addresses for sharing: who can see a thing, why, and changing it. */
@NullMarked
package org.aumbry.access.web;

import org.jspecify.annotations.NullMarked;
