package eu.sealwatch.agent.spool;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;

/**
 * Makes an observation that no batch could hold smaller: who talked to whom, when and how much
 * stays; lists whose length a peer decides go.
 */
final class Oversize {
    private Oversize() {}

    static Observation cut(Observation observation) {
        return switch (observation.getAboutCase()) {
            case FLOW -> observation.toBuilder().setFlow(flow(observation.getFlow())).build();
            case LOOKUP ->
                    observation.toBuilder().setLookup(lookup(observation.getLookup())).build();
            case SIGHTING, COVERAGE, SESSION, ABOUT_NOT_SET -> observation;
        };
    }

    private static FlowRecord flow(FlowRecord flow) {
        FlowRecord.Builder smaller = flow.toBuilder().clearAttributes().clearNames();
        if (flow.hasTls()) {
            smaller.getTlsBuilder()
                    .clearCertificates()
                    .clearClientCertificates()
                    .clearAlpnOffered()
                    .clearOfferedCiphers()
                    .clearOfferedGroups();
        }
        if (flow.hasDicom()) {
            smaller.getDicomBuilder().clearAbstractSyntaxes().clearTransferSyntaxes();
        }
        return smaller.build();
    }

    private static Lookup lookup(Lookup lookup) {
        return lookup.toBuilder().clearAddresses().clearAliases().build();
    }
}
