/** HL7 version 2 messages over MLLP. Start at Hl7Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.hl7;

import org.jspecify.annotations.NullMarked;
