package eu.sealwatch.collector.store;

import java.util.List;
import java.util.Optional;

/** Some rows of a list, and where the next ones begin, if there are more. */
public record Page<T>(List<T> rows, Optional<Cursor> next) {
    public Page {
        rows = List.copyOf(rows);
    }
}
