package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ldap;

/** What was read of an LDAP connection or datagram. */
record LdapSession(FlowRecord.Basis basis, Ldap ldap) implements Facts {

    @Override
    public String protocol() {
        return "ldap";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setLdap(ldap);
    }
}
