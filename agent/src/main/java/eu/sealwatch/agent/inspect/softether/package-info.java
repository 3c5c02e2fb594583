/** The VPN SoftEther. Start at SoftetherInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.softether;

import org.jspecify.annotations.NullMarked;
