/** LdapInspector implements , one class. Start at LdapInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ldap;

import org.jspecify.annotations.NullMarked;
