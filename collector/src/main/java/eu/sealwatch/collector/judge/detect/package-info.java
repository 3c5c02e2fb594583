/**
 * Rules with a memory: what went before decides whether a record is a sign. The memory is one value
 * that is read record by record, in event time; what it holds can be written out and read back. No
 * clock, no files, no threads. Start at Detectors for what is detected, at Memory for what is kept.
 */
@NullMarked
package eu.sealwatch.collector.judge.detect;

import org.jspecify.annotations.NullMarked;
