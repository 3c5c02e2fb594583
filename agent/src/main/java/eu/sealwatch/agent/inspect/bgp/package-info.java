/** BGP, RFC 4271. Starts at BgpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.bgp;

import org.jspecify.annotations.NullMarked;
