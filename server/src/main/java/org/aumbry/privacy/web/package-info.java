/** Pages and files about privacy. */
@NullMarked
package org.aumbry.privacy.web;

import org.jspecify.annotations.NullMarked;
