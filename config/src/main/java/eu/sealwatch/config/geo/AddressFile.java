package eu.sealwatch.config.geo;

import java.util.Optional;

/** One database file, opened. Immutable; may be shared between threads. */
interface AddressFile {

    /** What the file has on an address: empty when it has nothing. */
    Optional<Place> find(byte[] address);

    /** What it is, by its own words, on one line. */
    String title();
}
