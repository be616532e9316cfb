/** The pages and endpoints of documents: what lies where, uploads, downloads, history, trash. */
@NullMarked
package org.aumbry.documents.web;

import org.jspecify.annotations.NullMarked;
