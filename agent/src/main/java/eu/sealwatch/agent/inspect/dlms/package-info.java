/** Meter reading by DLMS/COSEM. Start at DlmsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dlms;

import org.jspecify.annotations.NullMarked;
