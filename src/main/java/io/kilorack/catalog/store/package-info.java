/// The catalog in the user's data folder, as a SQLite database. [CatalogHome] is the door: it opens (and
/// at first start builds) the database, hands out the snapshot, and is the only place that changes it.
///
/// Facts lie in generations: the base catalog is one, every applied update another; going back makes an
/// earlier one current again. The user's own parts and overrides lie in tables of their own and are laid
/// over whatever is current. A damaged database is rebuilt; without a database the base catalog serves
/// from memory.
@NullMarked
package io.kilorack.catalog.store;

import org.jspecify.annotations.NullMarked;
