/// What is known of a case: [Facts] by field of the rule language, and the [Act] that is judged. A field
/// without a value is unknown.
@NullMarked
package io.kilorack.exposure.facts;

import org.jspecify.annotations.NullMarked;
