/** SipInspector implements , one class. Start at SipInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.sip;

import org.jspecify.annotations.NullMarked;
