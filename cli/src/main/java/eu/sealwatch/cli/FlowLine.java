package eu.sealwatch.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.ContentSigns;
import eu.sealwatch.wire.v1.Dicom;
import eu.sealwatch.wire.v1.Dns;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ftp;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import eu.sealwatch.wire.v1.Ipmi;
import eu.sealwatch.wire.v1.Ldap;
import eu.sealwatch.wire.v1.Mail;
import eu.sealwatch.wire.v1.Peer;
import eu.sealwatch.wire.v1.Rdp;
import eu.sealwatch.wire.v1.Smb;
import eu.sealwatch.wire.v1.Snmp;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Tls;
import eu.sealwatch.wire.v1.Vnc;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a flow record back from the line that {@code sealwatch flows --format jsonl} prints. The
 * line holds what the record holds, but for the signs in {@code sealwatch} that describe content
 * and rhythm, the hash of a server's public key, and its signature scheme.
 */
final class FlowLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Integer> CIPHERS = codes(CodePoints.NAMES::cipher);
    private static final Map<String, Integer> GROUPS = codes(CodePoints.NAMES::group);
    private static final int TCP = 6;
    private static final int SYN_ACK = 0x12;
    private static final int RST_ACK = 0x14;

    /** IPv6 and TCP without options. */
    private static final int MOST_HEADER_BYTES = 60;

    private static final long NANOS = 1_000_000_000L;

    /** Objects of a line that are no protocol's: all others hold attributes. */
    private static final Set<String> OWN =
            Set.of(
                    "event",
                    "source",
                    "destination",
                    "network",
                    "log",
                    "sealwatch",
                    "tls",
                    "ssh",
                    "rdp",
                    "vnc",
                    "ipmi",
                    "smb",
                    "snmp",
                    "ldap",
                    "mail",
                    "dns",
                    "ike",
                    "http",
                    "url",
                    "user_agent",
                    "quic",
                    "dicom",
                    "ftp");

    private final JsonNode line;

    private FlowLine(JsonNode line) {
        this.line = line;
    }

    /**
     * Reads one line.
     *
     * @throws IOException in one sentence when it is no flow record
     */
    static FlowRecord read(String text) throws IOException {
        try {
            return new FlowLine(JSON.readTree(text)).flow();
        } catch (JacksonException e) {
            throw new IOException("not a flow record in JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("not a flow record: " + e.getMessage(), e);
        }
    }

    private FlowRecord flow() {
        JsonNode network = line.path("network");
        JsonNode own = line.path("sealwatch");
        long start = nanos(line.path("@timestamp"));
        var flow =
                FlowRecord.newBuilder()
                        .setId(hex(line.path("event").path("id").asString("")))
                        .setStart(start)
                        .setEnd(
                                line.path("event").has("end")
                                        ? nanos(line.at("/event/end"))
                                        : start)
                        .setSource(peer("source"))
                        .setDestination(peer("destination"))
                        .setTransport(network.path("iana_number").asInt(6))
                        .setVlan(network.path("vlan").path("id").asInt(0))
                        .setProtocol(network.path("protocol").asString(""))
                        .setApplication(network.path("application").asString(""))
                        .setDirection(direction(network.path("direction").asString("")))
                        .setPortHint(own.path("port_hint").asString(""))
                        .setBeganBeforeCapture(own.path("began_before_capture").asBoolean(false))
                        .setMissingBytes(own.path("missing_bytes").asLong(0));
        flow.setBasis(
                switch (own.path("basis").asString("")) {
                    case "handshake" -> FlowRecord.Basis.HANDSHAKE;
                    case "pattern" -> FlowRecord.Basis.PATTERN;
                    default -> FlowRecord.Basis.BASIS_NONE;
                });
        flow.setPhase(
                switch (own.path("phase").asString("closed")) {
                    case "opened" -> FlowRecord.Phase.OPENED;
                    case "updated" -> FlowRecord.Phase.UPDATED;
                    default -> FlowRecord.Phase.CLOSED;
                });
        flow.setLookupSight(
                switch (own.path("lookup").asString("")) {
                    case "named" -> FlowRecord.LookupSight.NAMED;
                    case "none-seen" -> FlowRecord.LookupSight.NONE_SEEN;
                    default -> FlowRecord.LookupSight.LOOKUP_UNSPECIFIED;
                });
        flow.setEndReason(end(own.path("end_reason").asString("")));
        flow.setDestinationTcpFlags(refused(flow) ? RST_ACK : SYN_ACK);
        own.path("names").forEach(name -> flow.addNames(name.asString()));
        own.path("encapsulation").forEach(name -> flow.addEncapsulation(name.asString()));
        handshakes(flow);
        attributes(flow);
        return flow.build();
    }

    private static FlowRecord.End end(String word) {
        return switch (word) {
            case "finished" -> FlowRecord.End.FINISHED;
            case "reset" -> FlowRecord.End.RESET;
            case "idle" -> FlowRecord.End.IDLE;
            case "evicted" -> FlowRecord.End.EVICTED;
            case "capture-ended" -> FlowRecord.End.CAPTURE_ENDED;
            default -> FlowRecord.End.END_OPEN;
        };
    }

    /** A line has no TCP flags; a peer that only ever sent resets sent no more than headers. */
    private static boolean refused(FlowRecord.Builder flow) {
        Peer peer = flow.getDestination();
        return flow.getTransport() == TCP
                && flow.getEndReason() == FlowRecord.End.RESET
                && flow.getProtocol().isEmpty()
                && peer.getPackets() > 0
                && peer.getBytes() / peer.getPackets() <= MOST_HEADER_BYTES
                && peer.getPackets() == flow.getSource().getPackets();
    }

    private void handshakes(FlowRecord.Builder flow) {
        if (line.has("tls")) {
            flow.setTls(tls(line.path("tls")));
        }
        if (line.has("ssh")) {
            flow.setSsh(ssh(line.path("ssh")));
        }
        if (line.has("rdp")) {
            var rdp = Rdp.newBuilder();
            fill(rdp, line.path("rdp"));
            flow.setRdp(rdp.setNegotiationSeen(line.path("rdp").has("selected_protocol")));
        }
        if (line.has("vnc")) {
            var vnc = Vnc.newBuilder();
            fill(vnc, line.path("vnc"));
            flow.setVnc(vnc.setChosenSeen(line.path("vnc").has("security_type")));
        }
        if (line.has("ipmi")) {
            var ipmi = Ipmi.newBuilder();
            fill(ipmi, line.path("ipmi"));
            ipmi.setAuthenticationSeen(line.path("ipmi").has("authentication_type"))
                    .setSuiteSeen(line.path("ipmi").has("confidentiality_algorithm"));
            flow.setIpmi(ipmi);
        }
        if (line.has("smb")) {
            var smb = Smb.newBuilder();
            fill(smb, line.path("smb"));
            flow.setSmb(smb.setNegotiated(line.path("smb").has("signing_required")));
        }
        if (line.has("snmp")) {
            var snmp = Snmp.newBuilder();
            fill(snmp, line.path("snmp"));
            flow.setSnmp(snmp);
        }
        if (line.has("ldap")) {
            var ldap = Ldap.newBuilder();
            fill(ldap, line.path("ldap"));
            flow.setLdap(ldap);
        }
        if (line.has("mail")) {
            var mail = Mail.newBuilder();
            fill(mail, line.path("mail"));
            flow.setMail(mail);
        }
        if (line.has("dicom")) {
            var dicom = Dicom.newBuilder();
            fill(dicom, line.path("dicom"));
            flow.setDicom(dicom);
        }
        if (line.has("ftp")) {
            var ftp = Ftp.newBuilder();
            fill(ftp, line.path("ftp"));
            flow.setFtp(ftp);
        }
        JsonNode content = line.at("/sealwatch/content");
        if (!content.isMissingNode()) {
            flow.setContent(content(content));
        }
        if (line.has("dns")) {
            flow.setDns(
                    Dns.newBuilder()
                            .setQuery(line.at("/dns/question/name").asString(""))
                            .setQueries(line.at("/dns/queries").asInt(0))
                            .setResponses(line.at("/dns/responses").asInt(0))
                            .setAnswered(line.at("/dns").has("response_code")));
        }
        if (line.has("ike")) {
            var ike = Ike.newBuilder();
            fill(ike, line.path("ike"));
            ike.setOffered(transforms("offered")).setChosen(transforms("chosen"));
            flow.setIke(ike);
        }
        if (line.has("http") || line.has("url")) {
            flow.setHttp(
                    Http.newBuilder()
                            .setVersion(line.at("/http/version").asString(""))
                            .setMethod(line.at("/http/request/method").asString(""))
                            .setAuthScheme(line.at("/http/request/auth_scheme").asString(""))
                            .setStatus(line.at("/http/response/status_code").asInt(0))
                            .setContentType(line.at("/http/response/mime_type").asString(""))
                            .setServer(line.at("/http/response/server").asString(""))
                            .setUpgrade(line.at("/http/response/upgrade").asString(""))
                            .setHost(line.at("/url/domain").asString(""))
                            .setUserAgent(line.at("/user_agent/original").asString("")));
        }
    }

    private Tls tls(JsonNode json) {
        var tls = Tls.newBuilder();
        JsonNode client = json.path("client");
        fill(tls, json.path("client"));
        fill(tls, json);
        tls.setServerSeen(json.has("version"))
                .setClientSeen(json.has("client"))
                .setVersion(version(json))
                .setCipher(CIPHERS.getOrDefault(json.path("cipher").asString(""), 0))
                .setGroup(GROUPS.getOrDefault(json.path("curve").asString(""), 0))
                .setAlpnChosen(json.path("next_protocol").asString(""))
                .setEchOffered(client.path("ech").asBoolean(false))
                .setEsniOffered(client.path("esni").asBoolean(false))
                .setTicketOffered(client.path("ticket").asBoolean(false))
                .setPskOffered(client.path("psk").asBoolean(false))
                .setEchRetry(json.path("server").path("ech_retry").asBoolean(false))
                .setKeyExchangeHybridOffered(client.path("hybrid_key_share").asBoolean(false))
                .setAlert(json.has("alert") ? json.path("alert").asInt() + 1 : 0);
        client.path("alpn").forEach(name -> tls.addAlpnOffered(name.asString()));
        client.path("supported_groups")
                .forEach(name -> tls.addOfferedGroups(code(GROUPS, name.asString())));
        client.path("key_shares")
                .forEach(name -> tls.addOfferedKeyShares(code(GROUPS, name.asString())));
        client.path("supported_ciphers")
                .forEach(name -> tls.addOfferedCiphers(code(CIPHERS, name.asString())));
        if (json.path("server").has("hash")) {
            tls.addCertificates(certificate(json.path("server")));
        }
        if (client.has("hash")) {
            tls.addClientCertificates(certificate(client));
        }
        return tls.build();
    }

    private static int version(JsonNode tls) {
        String version = tls.path("version").asString("");
        return switch (tls.path("version_protocol").asString("tls") + " " + version) {
            case "tls 1.3" -> 0x0304;
            case "tls 1.2" -> 0x0303;
            case "tls 1.1" -> 0x0302;
            case "tls 1.0" -> 0x0301;
            case "ssl 3.0" -> 0x0300;
            case "ssl 2.0" -> 0x0002;
            case "tlcp 1.1" -> 0x0101;
            case "dtls 1.3" -> 0xfefc;
            case "dtls 1.2" -> 0xfefd;
            case "dtls 1.0" -> 0xfeff;
            default -> version.startsWith("0x") ? Integer.decode(version) : 0;
        };
    }

    private static Certificate certificate(JsonNode side) {
        JsonNode x509 = side.path("x509");
        var certificate =
                Certificate.newBuilder()
                        .setSha256(hex(side.path("hash").path("sha256").asString("")))
                        .setSubject(x509.at("/subject/distinguished_name").asString(""))
                        .setIssuer(x509.at("/issuer/distinguished_name").asString(""))
                        .setSerial(x509.path("serial_number").asString(""))
                        .setNotBefore(nanos(x509.path("not_before")))
                        .setNotAfter(nanos(x509.path("not_after")))
                        .setKeyAlgorithm(x509.path("public_key_algorithm").asString(""))
                        .setKeyBits(x509.path("public_key_size").asInt(0))
                        .setCurve(x509.path("public_key_curve").asString(""))
                        .setSignatureAlgorithm(x509.path("signature_algorithm").asString(""))
                        .setSelfSigned(x509.path("self_signed").asBoolean(false));
        x509.path("alternative_names").forEach(name -> certificate.addNames(name.asString()));
        return certificate.build();
    }

    private static Ssh ssh(JsonNode json) {
        return Ssh.newBuilder()
                .setClientBanner(json.at("/client/banner").asString(""))
                .setHassh(json.at("/client/hassh").asString(""))
                .setStrictKexClient(json.at("/client/strict_kex").asBoolean(false))
                .setServerBanner(json.at("/server/banner").asString(""))
                .setHasshServer(json.at("/server/hassh").asString(""))
                .setStrictKexServer(json.at("/server/strict_kex").asBoolean(false))
                .setKex(json.path("kex").asString(""))
                .setDhBits(json.path("dh_bits").asInt(0))
                .setHostKey(json.at("/host_key/algorithm").asString(""))
                .setHostKeyBits(json.at("/host_key/bits").asInt(0))
                .setHostKeySha256(hex(json.at("/host_key/sha256").asString("")))
                .setCipherClientToServer(json.at("/client_to_server/cipher").asString(""))
                .setMacClientToServer(json.at("/client_to_server/mac").asString(""))
                .setCompressionClientToServer(json.at("/client_to_server/compression").asString(""))
                .setCipherServerToClient(json.at("/server_to_client/cipher").asString(""))
                .setMacServerToClient(json.at("/server_to_client/mac").asString(""))
                .setCompressionServerToClient(json.at("/server_to_client/compression").asString(""))
                .setEstablished(json.path("established").asBoolean(false))
                .build();
    }

    private IkeTransforms transforms(String which) {
        var transforms = IkeTransforms.newBuilder();
        fill(transforms, line.path("ike").path(which));
        return transforms.build();
    }

    /** What lies in objects of no protocol with a message of its own: dotted names and values. */
    private void attributes(FlowRecord.Builder flow) {
        for (Map.Entry<String, JsonNode> group : line.properties()) {
            if (group.getValue().isObject() && !OWN.contains(group.getKey())) {
                group.getValue()
                        .properties()
                        .forEach(entry ->
                                flow.addAttributes(
                                        Attribute.newBuilder()
                                                .setName(group.getKey() + "." + entry.getKey())
                                                .setValue(entry.getValue().asString(""))));
            }
        }
    }

    /** Sets the fields that have the same name in the line as in the message, and its type. */
    private static ContentSigns content(JsonNode json) {
        var content = ContentSigns.newBuilder();
        for (JsonNode file : json.path("files")) {
            content.addFiles(
                    ContentSigns.Files.newBuilder()
                            .setKind(file.path("kind").asString(""))
                            .setSender(sender(file))
                            .setCount(file.path("count").asInt(0)));
        }
        for (JsonNode found : json.path("identifiers")) {
            var identifiers =
                    ContentSigns.Identifiers.newBuilder()
                            .setKind(found.path("kind").asString(""))
                            .setSender(sender(found))
                            .setCount(found.path("count").asInt(0));
            for (JsonNode sample : found.path("samples")) {
                String hash = sample.path("keyed_hash").asString("");
                identifiers.addSamples(
                        ContentSigns.Sample.newBuilder()
                                .setMasked(sample.path("masked").asString(""))
                                .setKeyedHash(ByteString.fromHex(hash)));
            }
            content.addIdentifiers(identifiers);
        }
        return content.build();
    }

    private static ContentSigns.Side sender(JsonNode json) {
        return switch (json.path("sender").asString("")) {
            case "source" -> ContentSigns.Side.SOURCE;
            case "destination" -> ContentSigns.Side.DESTINATION;
            default -> ContentSigns.Side.SIDE_UNSPECIFIED;
        };
    }

    private static void fill(Message.Builder message, JsonNode json) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            JsonNode value = json.path(field.getName());
            if (value.isMissingNode()) {
                continue;
            }
            if (field.isRepeated()) {
                for (JsonNode item : value) {
                    value(field, item, one -> message.addRepeatedField(field, one));
                }
            } else {
                value(field, value, one -> message.setField(field, one));
            }
        }
    }

    private static void value(
            FieldDescriptor field, JsonNode value, java.util.function.Consumer<Object> setter) {
        switch (field.getJavaType()) {
            case STRING -> {
                if (value.isString()) {
                    setter.accept(value.asString());
                }
            }
            case BOOLEAN -> setter.accept(value.asBoolean(false));
            case INT -> {
                if (value.isNumber() || value.asString("").matches("\\d{1,9}")) {
                    setter.accept(value.asInt());
                }
            }
            case LONG, FLOAT, DOUBLE, BYTE_STRING, ENUM, MESSAGE -> {
                // none that a line writes under the same name
            }
        }
    }

    private Peer peer(String side) {
        JsonNode json = line.path(side);
        if (!json.path("ip").isString()) {
            throw new IllegalArgumentException("'" + side + ".ip' is missing");
        }
        return Peer.newBuilder()
                .setIp(ByteString.copyFrom(Cidr.address(json.path("ip").asString())))
                .setPort(json.path("port").asInt(0))
                .setMac(hex(json.path("mac").asString("").replace("-", "")))
                .setBytes(json.path("bytes").asLong(0))
                .setPackets(json.path("packets").asLong(0))
                .build();
    }

    private static FlowRecord.Direction direction(String word) {
        return switch (word) {
            case "inbound" -> FlowRecord.Direction.INBOUND;
            case "outbound" -> FlowRecord.Direction.OUTBOUND;
            case "internal" -> FlowRecord.Direction.INTERNAL;
            case "external" -> FlowRecord.Direction.EXTERNAL;
            default -> FlowRecord.Direction.DIRECTION_UNKNOWN;
        };
    }

    private static ByteString hex(String digits) {
        return ByteString.copyFrom(HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT)));
    }

    private static long nanos(JsonNode time) {
        if (!time.isString()) {
            return 0;
        }
        Instant moment = Instant.parse(time.asString());
        return moment.getEpochSecond() * NANOS + moment.getNano();
    }

    private static int code(Map<String, Integer> codes, String name) {
        return codes.getOrDefault(name, 0);
    }

    /** All code points have 16 bits; one that has no name is written as its number. */
    private static Map<String, Integer> codes(IntFunction<String> name) {
        var codes = new HashMap<String, Integer>();
        for (int code = 0; code <= 0xffff; code++) {
            codes.putIfAbsent(name.apply(code), code);
        }
        return codes;
    }
}
