/** NNTP, RFC 3977. Starts at NntpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.nntp;

import org.jspecify.annotations.NullMarked;
