package eu.sealwatch.agent.inspect.sunrpc;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;

/**
 * A call: to which program, and how its caller proves himself. {@code system} is no proof at all:
 * the client's word for a user's number.
 *
 * @param asked the program whose port a portmapper is asked for, 0 otherwise
 */
record RpcCall(long program, long version, long flavour, long asked) implements Facts {
    // IANA, Remote Procedure Call (RPC) Protocol Numbers
    private static final int PORTMAP = 100000;
    private static final int NFS = 100003;
    private static final int MOUNT = 100005;
    private static final int LOCKS = 100021;
    private static final int STATUS = 100024;
    private static final int QUOTA = 100011;
    private static final int ACL = 100227;
    // procedures: RFC 1833 sections 2.2.1 and 3.2
    private static final int GET_PORT = 3;

    static RpcCall of(Octets message, int body) {
        long program = message.u32(12);
        long asked = program == PORTMAP && message.u32(20) == GET_PORT ? message.u32(body) : 0;
        return new RpcCall(program, message.u32(16), message.u32(24), asked);
    }

    Recognition recognised() {
        return new Recognition.Recognised(this, true);
    }

    @Override
    public String protocol() {
        return isNfs(program) || isNfs(asked) ? "nfs" : "sunrpc";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        add(flow, "sunrpc.program", name(program));
        add(flow, "sunrpc.program_version", Long.toString(version));
        add(flow, "sunrpc.authentication", authentication());
        if (asked != 0) {
            add(flow, "sunrpc.asked", name(asked));
        }
    }

    private static void add(FlowRecord.Builder flow, String name, String value) {
        flow.addAttributes(Attribute.newBuilder().setName(name).setValue(value));
    }

    /** NFS and what a client needs around it. */
    private static boolean isNfs(long program) {
        return program == NFS
                || program == MOUNT
                || program == LOCKS
                || program == STATUS
                || program == QUOTA
                || program == ACL;
    }

    private static String name(long program) {
        return switch ((int) program) {
            case PORTMAP -> "portmap";
            case NFS -> "nfs";
            case MOUNT -> "mount";
            case LOCKS -> "nlm";
            case STATUS -> "nsm";
            case QUOTA -> "rquota";
            case ACL -> "nfs-acl";
            default -> Long.toString(program);
        };
    }

    private String authentication() {
        return switch ((int) flavour) {
            case 0 -> "none";
            case 1 -> "system";
            case 2 -> "short";
            case 3 -> "des";
            case 6 -> "gss";
            case 7 -> "tls";
            default -> Long.toString(flavour);
        };
    }
}
