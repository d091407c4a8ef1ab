/// What exists: records of facts with source and confidence, and [Catalog], the immutable snapshot that
/// engines read.
@NullMarked
package io.kilorack.catalog;

import org.jspecify.annotations.NullMarked;
