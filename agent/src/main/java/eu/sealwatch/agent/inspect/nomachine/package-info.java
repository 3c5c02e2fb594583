/**
 * NoMachine's NX: the greetings of both sides, and the TLS that follows. Start at
 * NomachineInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.nomachine;

import org.jspecify.annotations.NullMarked;
