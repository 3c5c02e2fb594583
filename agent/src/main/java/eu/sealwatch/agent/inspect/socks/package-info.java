/** SOCKS proxies, versions 4 and 5. Start at SocksInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.socks;

import org.jspecify.annotations.NullMarked;
