/** IPsec as seen in its key exchange, IKE. Start at IkeInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ipsec;

import org.jspecify.annotations.NullMarked;
