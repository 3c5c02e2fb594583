/** TACACS+, RFC 8907. Starts at TacacsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.tacacs;

import org.jspecify.annotations.NullMarked;
