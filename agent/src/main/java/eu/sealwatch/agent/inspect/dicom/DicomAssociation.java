package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An association as its request proposed it, and whether it was accepted. When only the answer was
 * seen, the transfer syntaxes are those that it accepted.
 */
record DicomAssociation(
        String calledAe,
        String callingAe,
        Set<String> abstractSyntaxes,
        Set<String> transferSyntaxes,
        String implementationUid,
        String implementationVersion,
        boolean accepted,
        boolean rejected,
        DicomTraffic traffic)
        implements Facts {

    private static final int LONGEST_UID = 64;

    /** Reads an A-ASSOCIATE-RQ or -AC as far as it is there. */
    static DicomAssociation of(
            Octets pdu, boolean accepted, boolean rejected, DicomTraffic traffic) {
        var abstracts = new LinkedHashSet<String>();
        var transfers = new LinkedHashSet<String>();
        String uid = "";
        String version = "";
        OctetReader items = pdu.slice(DicomWire.ITEMS).reader();
        for (Item item = Item.next(items); item != null; item = Item.next(items)) {
            switch (item.type()) {
                // PS3.8 tables 9-13 and 9-18: identifier and result, then sub-items
                case DicomWire.PROPOSED_CONTEXT, DicomWire.ACCEPTED_CONTEXT ->
                        context(item.value().slice(4).reader(), abstracts, transfers);
                case DicomWire.USER_INFORMATION -> {
                    uid = find(item.value().reader(), DicomWire.IMPLEMENTATION_UID);
                    version = find(item.value().reader(), DicomWire.IMPLEMENTATION_VERSION);
                }
                default -> {} // the application context was tested; others say nothing of use
            }
        }
        return new DicomAssociation(
                title(pdu, DicomWire.CALLED_AE),
                title(pdu, DicomWire.CALLING_AE),
                abstracts,
                transfers,
                uid,
                version,
                accepted,
                rejected,
                traffic);
    }

    /** One that began before the capture did, and so must have been accepted. */
    static DicomAssociation unseen(DicomTraffic traffic) {
        return new DicomAssociation("", "", Set.of(), Set.of(), "", "", true, false, traffic);
    }

    private static void context(OctetReader items, Set<String> abstracts, Set<String> transfers) {
        for (Item item = Item.next(items); item != null; item = Item.next(items)) {
            Set<String> into = item.type() == DicomWire.ABSTRACT_SYNTAX ? abstracts : transfers;
            if (into.size() < DicomWire.MOST_CONTEXTS) {
                into.add(text(item.value()));
            }
        }
    }

    private static String find(OctetReader items, int type) {
        for (Item item = Item.next(items); item != null; item = Item.next(items)) {
            if (item.type() == type) {
                return text(item.value());
            }
        }
        return "";
    }

    private static String title(Octets pdu, int offset) {
        return pdu.slice(offset, DicomWire.AE_BYTES).printable().strip();
    }

    /** UIDs are sometimes padded to an even length with a zero. */
    private static String text(Octets value) {
        int length = Math.min(value.length(), LONGEST_UID);
        while (length > 0 && value.u8(length - 1) == 0) {
            length--;
        }
        return value.slice(0, length).printable();
    }

    @Override
    public String protocol() {
        return "dicom";
    }

    @Override
    public int bytes() {
        // a text of up to 64 characters and its place in a set
        return 1024 + 160 * (abstractSyntaxes.size() + transferSyntaxes.size());
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.getDicomBuilder()
                .setCalledAe(calledAe)
                .setCallingAe(callingAe)
                .addAllAbstractSyntaxes(abstractSyntaxes)
                .addAllTransferSyntaxes(transferSyntaxes)
                .setImplementationUid(implementationUid)
                .setImplementationVersion(implementationVersion)
                .setAccepted(accepted)
                .setRejected(rejected)
                .addAllCommands(traffic.commands())
                .addAllOperatedClasses(traffic.classes())
                .setStoresSeen(traffic.stores())
                .setReleased(traffic.released())
                .setAborted(traffic.aborted());
        if (isDicos(abstractSyntaxes) || isDicos(traffic.classes())) {
            flow.setApplication("dicos");
        }
    }

    private static boolean isDicos(Set<String> classes) {
        return classes.stream().anyMatch(each -> each.startsWith(DicomWire.DICOS_CLASSES));
    }
}
