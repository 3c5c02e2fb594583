/** CoAP over UDP and TCP. Start at CoapInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.coap;

import org.jspecify.annotations.NullMarked;
