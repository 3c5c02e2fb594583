package eu.sealwatch.collector.evidence;

import java.io.IOException;

/** Is shown entries in the order of the log. */
@FunctionalInterface
public interface EntryVisitor {

    void entry(long index, Entry entry) throws IOException;
}
