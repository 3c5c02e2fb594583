package eu.sealwatch.collector.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables and columns of the SQL files beside it, typed. Each name stands here once. */
final class Tables {
    private Tables() {}

    static final Table<Record> PROJECTION = table(name("projection"));
    static final Field<Long> APPLIED = column("applied", Long.class);
    static final Field<Long> POLICY_ENTRY = column("policy_entry", Long.class);

    static final Table<Record> AGENT = table(name("agent"));
    static final Field<Long> LAST_SEQUENCE = column("last_sequence", Long.class);
    static final Field<byte[]> LAST_HASH = column("last_hash", byte[].class);
    static final Field<Long> MISSING = column("missing", Long.class);

    static final Table<Record> FLOW = table(name("flow"));
    static final Field<byte[]> FLOW_ID = column("id", byte[].class);
    static final Field<Integer> PHASE = column("phase", Integer.class);
    static final Field<Long> START_TIME = column("start_time", Long.class);
    static final Field<Long> END_TIME = column("end_time", Long.class);
    static final Field<Integer> TRANSPORT = column("transport", Integer.class);
    static final Field<String> SOURCE_IP = column("source_ip", String.class);
    static final Field<Integer> SOURCE_PORT = column("source_port", Integer.class);
    static final Field<Long> SOURCE_BYTES = column("source_bytes", Long.class);
    static final Field<Long> SOURCE_PACKETS = column("source_packets", Long.class);
    static final Field<String> DESTINATION_IP = column("destination_ip", String.class);
    static final Field<Integer> DESTINATION_PORT = column("destination_port", Integer.class);
    static final Field<Long> DESTINATION_BYTES = column("destination_bytes", Long.class);
    static final Field<Long> DESTINATION_PACKETS = column("destination_packets", Long.class);
    static final Field<Integer> DIRECTION = column("direction", Integer.class);
    static final Field<String> PROTOCOL = column("protocol", String.class);
    static final Field<String> APPLICATION = column("application", String.class);
    static final Field<String> DESTINATION_NAME = column("destination_name", String.class);
    static final Field<byte[]> RECORD = column("record", byte[].class);

    static final Table<Record> SESSION = table(name("session"));
    static final Field<byte[]> SESSION_ID = column("id", byte[].class);
    static final Field<String> TOOL = column("tool", String.class);
    static final Field<String> ASSET_IP = column("asset_ip", String.class);
    static final Field<String> FAR_IP = column("far_ip", String.class);
    static final Field<Long> ASSET_BYTES = column("asset_bytes", Long.class);
    static final Field<Long> FAR_BYTES = column("far_bytes", Long.class);

    static final Field<String> ASSET = column("asset", String.class);
    static final Field<String> APPROVAL_LINE = column("approval_line", String.class);
    static final Field<String> JUMP_HOST = column("jump_host", String.class);
    static final Field<String> JUMP_HOST_LINE = column("jump_host_line", String.class);
    static final Field<String> TIME_WINDOW = column("time_window", String.class);
    static final Field<String> TIME_WINDOW_LINE = column("time_window_line", String.class);
    static final Field<String> WORK_ORDER = column("work_order", String.class);
    static final Field<String> WORK_ORDER_LINE = column("work_order_line", String.class);
    static final Field<String> PERSON = column("person", String.class);
    static final Field<Long> PERMITTED_UNTIL = column("permitted_until", Long.class);
    static final Field<String> MISSING_IN_SESSION = column("missing", String.class);

    static final Table<Record> FINDING = table(name("finding"));
    static final Field<String> CODE = column("code", String.class);
    static final Field<Integer> SEVERITY = column("severity", Integer.class);
    static final Field<String> SITE = column("site", String.class);
    static final Field<String> SUBJECT = column("subject", String.class);
    static final Field<String> ABOUT = column("about", String.class);
    static final Field<String> REASON = column("reason", String.class);
    static final Field<String> POLICY_ID = column("policy_id", String.class);
    static final Field<Integer> POLICY_VERSION = column("policy_version", Integer.class);
    static final Field<String> POLICY_LINE = column("policy_line", String.class);
    static final Field<Long> COUNT = column("count", Long.class);
    static final Field<String> STATE = column("state", String.class);
    static final Field<byte[]> FINDING_FLOW_RECORD = column("flow", byte[].class);

    static final Field<byte[]> FINDING_SESSION_RECORD = column("session", byte[].class);
    static final Field<String> EXCEPTION = column("exception", String.class);
    static final Field<String> EXCEPTION_LINE = column("exception_line", String.class);
    static final Field<Long> EXCEPTION_UNTIL = column("exception_until", Long.class);

    static final Table<Record> FINDING_FLOW = table(name("finding_flow"));
    static final Field<String> FINDING_ID = column("finding", String.class);

    static final Table<Record> FINDING_CHANGE = table(name("finding_change"));
    static final Field<String> CHANGE = column("change", String.class);

    static final Table<Record> DEVICE = table(name("device"));
    static final Field<String> IP = column("ip", String.class);
    static final Field<String> MAC = column("mac", String.class);
    static final Field<String> HOST_NAME = column("host_name", String.class);

    static final Table<Record> COVERAGE = table(name("coverage"));
    static final Field<Long> FROM_TIME = column("from_time", Long.class);
    static final Field<Long> TO_TIME = column("to_time", Long.class);
    static final Field<String> SOURCE = column("source", String.class);
    static final Field<Long> PACKETS = column("packets", Long.class);
    static final Field<Long> MALFORMED = column("malformed", Long.class);
    static final Field<Long> DROPPED_BY_KERNEL = column("dropped_by_kernel", Long.class);
    static final Field<Long> DROPPED_BY_INTERFACE = column("dropped_by_interface", Long.class);
    static final Field<Long> FLOWS_EVICTED = column("flows_evicted", Long.class);

    static final Table<Record> DEED = table(name("deed"));
    static final Field<Long> TIME = column("time", Long.class);
    static final Field<String> ROLE = column("role", String.class);
    static final Field<String> ADDRESS = column("address", String.class);
    static final Field<String> DID = column("did", String.class);
    static final Field<Integer> THINGS = column("things", Integer.class);
    static final Field<String> COMMENT = column("comment", String.class);

    static final Table<Record> DEED_ABOUT = table(name("deed_about"));
    static final Field<String> THING = column("thing", String.class);

    static final Table<Record> PLACE = table(name("place"));
    static final Field<Long> DAY = column("day", Long.class);
    static final Field<String> INSIDE = column("inside", String.class);
    static final Field<String> OUTSIDE = column("outside", String.class);
    static final Field<String> SPOKEN = column("spoken", String.class);
    static final Field<String> MEANS = column("means", String.class);
    static final Field<Long> FLOWS = column("flows", Long.class);
    static final Field<Long> SENT = column("sent", Long.class);
    static final Field<Long> RECEIVED = column("received", Long.class);

    /** Columns that several tables have under one name and type. */
    static final Field<String> ID = column("id", String.class);

    static final Field<String> AGENT_ID = column("agent", String.class);
    static final Field<Long> ENTRY = column("entry", Long.class);
    static final Field<Long> FIRST_SEEN = column("first_seen", Long.class);
    static final Field<Long> LAST_SEEN = column("last_seen", Long.class);

    private static <T> Field<T> column(String name, Class<T> type) {
        return field(name(name), type);
    }
}
