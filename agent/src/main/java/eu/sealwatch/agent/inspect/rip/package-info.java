/** RIP and RIPng, RFC 2453 and RFC 2080. Starts at RipInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rip;

import org.jspecify.annotations.NullMarked;
