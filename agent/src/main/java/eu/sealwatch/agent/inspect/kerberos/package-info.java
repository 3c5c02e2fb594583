/** KerberosInspector implements , one class. Start at KerberosInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.kerberos;

import org.jspecify.annotations.NullMarked;
