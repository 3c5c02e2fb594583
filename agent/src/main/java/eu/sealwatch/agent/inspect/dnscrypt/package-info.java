/** DNSCrypt. Start at DnscryptInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dnscrypt;

import org.jspecify.annotations.NullMarked;
