/// Signed offline updates. A `.kcat` file is a zip of the facts files, `manifest.json` (sequence number,
/// version, date, publisher's key id, SHA-256 of every file) and `manifest.sig`, an Ed25519 signature
/// over the bytes of the manifest. The base catalog inside the program is the same file without a
/// signature: it is as trusted as the program.
///
/// [BundleWriter] makes one, [Bundle] reads and checks one, [TrustedKeys] says whose signatures count.
/// Key rotation and expiry can come as new members of the manifest under a higher `format`; an older
/// program refuses those.
@NullMarked
package io.kilorack.catalog.bundle;

import org.jspecify.annotations.NullMarked;
