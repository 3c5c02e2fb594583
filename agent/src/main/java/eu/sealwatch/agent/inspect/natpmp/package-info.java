/** NAT-PMP and PCP, RFC 6886 and RFC 6887. Starts at NatPmpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.natpmp;

import org.jspecify.annotations.NullMarked;
