/** Bidirectional Forwarding Detection, RFC 5880. Starts at BfdInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.bfd;

import org.jspecify.annotations.NullMarked;
