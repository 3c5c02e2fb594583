/** DNS and what shares its messages: mDNS, LLMNR, NetBIOS names. Start at DnsMessage. */
@NullMarked
package eu.sealwatch.agent.inspect.dns;

import org.jspecify.annotations.NullMarked;
