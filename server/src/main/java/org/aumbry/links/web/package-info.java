/** Pages and addresses for making links, and the pages that their holders see. */
@NullMarked
package org.aumbry.links.web;

import org.jspecify.annotations.NullMarked;
