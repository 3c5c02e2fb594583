/** XMPP, the messaging of Jabber and its kin. Start at XmppInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.xmpp;

import org.jspecify.annotations.NullMarked;
