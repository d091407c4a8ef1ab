/// What the engine says: [Finding] per rule, [Licence] as the US result, [Severity] for colour and order.
@NullMarked
package io.kilorack.exposure.findings;

import org.jspecify.annotations.NullMarked;
