/** DHCPv6, RFC 8415. Starts at Dhcpv6Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dhcpv6;

import org.jspecify.annotations.NullMarked;
