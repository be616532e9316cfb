/** Pages and addresses of labels. */
@NullMarked
package org.aumbry.labels.web;

import org.jspecify.annotations.NullMarked;
