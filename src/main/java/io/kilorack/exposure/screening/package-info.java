/// Screens names of owners, suppliers and end users against the parties of the rule base and against
/// fuller lists. A hit is a question to
/// a person, never a finding by itself: names are not identities.
@NullMarked
package io.kilorack.exposure.screening;

import org.jspecify.annotations.NullMarked;
