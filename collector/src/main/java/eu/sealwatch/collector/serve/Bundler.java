package eu.sealwatch.collector.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;

/** Writes entries of the log, and what belongs to them, with all that proves them into one file. */
public interface Bundler {

    void write(SortedSet<Long> entries, Path file) throws IOException;
}
