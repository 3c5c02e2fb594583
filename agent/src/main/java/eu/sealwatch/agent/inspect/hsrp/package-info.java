/** Cisco's Hot Standby Router Protocol, RFC 2281. Starts at HsrpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.hsrp;

import org.jspecify.annotations.NullMarked;
