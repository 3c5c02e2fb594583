package eu.sealwatch.collector.judge.detect;

/**
 * What one record of a flow adds to the records before it.
 *
 * @param first whether it is the flow's first record
 * @param bytesOut sent by the inside, IP layer
 * @param from where the record before ended, nanoseconds since the epoch; the flow's start at first
 * @param to the last packet so far
 */
record Progress(
        boolean first,
        long bytesOut,
        long bytesIn,
        long packetsOut,
        long packetsIn,
        long from,
        long to) {}
