/** JMH benchmarks of the hot path; {@code bench/jmh [PATTERN]} runs them. */
@NullMarked
package eu.sealwatch.agent.bench;

import org.jspecify.annotations.NullMarked;
