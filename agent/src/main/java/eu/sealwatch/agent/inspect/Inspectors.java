package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.inspect.ads.AdsInspector;
import eu.sealwatch.agent.inspect.amqp.AmqpInspector;
import eu.sealwatch.agent.inspect.bacnet.BacnetInspector;
import eu.sealwatch.agent.inspect.bitcoin.BitcoinInspector;
import eu.sealwatch.agent.inspect.bittorrent.BittorrentInspector;
import eu.sealwatch.agent.inspect.c1222.C1222Inspector;
import eu.sealwatch.agent.inspect.checkmk.CheckmkInspector;
import eu.sealwatch.agent.inspect.coap.CoapInspector;
import eu.sealwatch.agent.inspect.collectd.CollectdInspector;
import eu.sealwatch.agent.inspect.dhcp.DhcpInspector;
import eu.sealwatch.agent.inspect.dicom.DicomInspector;
import eu.sealwatch.agent.inspect.dlms.DlmsInspector;
import eu.sealwatch.agent.inspect.dnp3.Dnp3Inspector;
import eu.sealwatch.agent.inspect.dns.DnsInspector;
import eu.sealwatch.agent.inspect.dnscrypt.DnscryptInspector;
import eu.sealwatch.agent.inspect.egd.EgdInspector;
import eu.sealwatch.agent.inspect.ethereum.EthereumInspector;
import eu.sealwatch.agent.inspect.ethernetip.EthernetIpInspector;
import eu.sealwatch.agent.inspect.ethersbus.EtherSBusInspector;
import eu.sealwatch.agent.inspect.ethersbus.EtherSIoInspector;
import eu.sealwatch.agent.inspect.fins.FinsInspector;
import eu.sealwatch.agent.inspect.ftp.FtpInspector;
import eu.sealwatch.agent.inspect.gigevision.GvcpInspector;
import eu.sealwatch.agent.inspect.gigevision.GvspInspector;
import eu.sealwatch.agent.inspect.hartip.HartIpInspector;
import eu.sealwatch.agent.inspect.hl7.Hl7Inspector;
import eu.sealwatch.agent.inspect.hsms.HsmsInspector;
import eu.sealwatch.agent.inspect.http.HttpInspector;
import eu.sealwatch.agent.inspect.iec104.Iec104Inspector;
import eu.sealwatch.agent.inspect.imap.ImapInspector;
import eu.sealwatch.agent.inspect.ipsec.IkeInspector;
import eu.sealwatch.agent.inspect.kafka.KafkaInspector;
import eu.sealwatch.agent.inspect.kerberos.KerberosInspector;
import eu.sealwatch.agent.inspect.knxnet.KnxnetInspector;
import eu.sealwatch.agent.inspect.l2tp.L2tpInspector;
import eu.sealwatch.agent.inspect.ldap.LdapInspector;
import eu.sealwatch.agent.inspect.megaco.MegacoInspector;
import eu.sealwatch.agent.inspect.mgcp.MgcpInspector;
import eu.sealwatch.agent.inspect.mining.MiningInspector;
import eu.sealwatch.agent.inspect.mms.MmsInspector;
import eu.sealwatch.agent.inspect.modbus.ModbusInspector;
import eu.sealwatch.agent.inspect.mqtt.MqttInspector;
import eu.sealwatch.agent.inspect.mssql.MssqlInspector;
import eu.sealwatch.agent.inspect.munin.MuninInspector;
import eu.sealwatch.agent.inspect.mysql.MysqlInspector;
import eu.sealwatch.agent.inspect.nats.NatsInspector;
import eu.sealwatch.agent.inspect.ntp.NtpInspector;
import eu.sealwatch.agent.inspect.opcua.OpcuaInspector;
import eu.sealwatch.agent.inspect.openvpn.OpenvpnInspector;
import eu.sealwatch.agent.inspect.openwire.OpenwireInspector;
import eu.sealwatch.agent.inspect.pop3.Pop3Inspector;
import eu.sealwatch.agent.inspect.postgresql.PostgresqlInspector;
import eu.sealwatch.agent.inspect.pptp.PptpInspector;
import eu.sealwatch.agent.inspect.printing.LpdInspector;
import eu.sealwatch.agent.inspect.printing.PjlInspector;
import eu.sealwatch.agent.inspect.ptp.PtpInspector;
import eu.sealwatch.agent.inspect.quic.QuicInspector;
import eu.sealwatch.agent.inspect.radmin.RadminInspector;
import eu.sealwatch.agent.inspect.rdp.RdpInspector;
import eu.sealwatch.agent.inspect.redis.RedisInspector;
import eu.sealwatch.agent.inspect.rsync.RsyncInspector;
import eu.sealwatch.agent.inspect.rtps.RtpsInspector;
import eu.sealwatch.agent.inspect.rtsp.RtspInspector;
import eu.sealwatch.agent.inspect.s7comm.S7commInspector;
import eu.sealwatch.agent.inspect.sip.SipInspector;
import eu.sealwatch.agent.inspect.skinny.SkinnyInspector;
import eu.sealwatch.agent.inspect.smb.SmbInspector;
import eu.sealwatch.agent.inspect.smtp.SmtpInspector;
import eu.sealwatch.agent.inspect.snmp.SnmpInspector;
import eu.sealwatch.agent.inspect.socks.SocksInspector;
import eu.sealwatch.agent.inspect.softether.SoftetherInspector;
import eu.sealwatch.agent.inspect.ssh.SshInspector;
import eu.sealwatch.agent.inspect.stomp.StompInspector;
import eu.sealwatch.agent.inspect.stun.StunInspector;
import eu.sealwatch.agent.inspect.synchrophasor.SynchrophasorInspector;
import eu.sealwatch.agent.inspect.syslog.SyslogInspector;
import eu.sealwatch.agent.inspect.tailscale.TailscaleInspector;
import eu.sealwatch.agent.inspect.teamviewer.TeamviewerInspector;
import eu.sealwatch.agent.inspect.telnet.TelnetInspector;
import eu.sealwatch.agent.inspect.tftp.TftpInspector;
import eu.sealwatch.agent.inspect.tinc.TincInspector;
import eu.sealwatch.agent.inspect.tls.TlsInspector;
import eu.sealwatch.agent.inspect.tristation.TristationInspector;
import eu.sealwatch.agent.inspect.vnc.VncInspector;
import eu.sealwatch.agent.inspect.wireguard.WireguardInspector;
import eu.sealwatch.agent.inspect.x11.X11Inspector;
import eu.sealwatch.agent.inspect.zabbix.ZabbixInspector;
import eu.sealwatch.agent.inspect.zeromq.ZeromqInspector;
import eu.sealwatch.agent.inspect.zerotier.ZerotierInspector;
import java.util.List;

/**
 * The catalogue: every inspector, under the transports over which it is asked, in the order in
 * which it is asked. The first that recognises a conversation has it; so what is most specific, and
 * what is most frequent, comes first. To add a protocol, add its line here.
 */
public final class Inspectors {

    private static final List<Inspector> TCP =
            List.of(
                    new TlsInspector(),
                    new HttpInspector(),
                    new SshInspector(),
                    new VncInspector(),
                    new DicomInspector(),
                    new RdpInspector(),
                    new FtpInspector(),
                    new SmbInspector(),
                    new PostgresqlInspector(),
                    new MssqlInspector(),
                    new MysqlInspector(),
                    new SmtpInspector(),
                    new ImapInspector(),
                    new Pop3Inspector(),
                    new RtspInspector(),
                    new SipInspector(),
                    new LdapInspector(),
                    new MqttInspector(),
                    new OpcuaInspector(),
                    new S7commInspector(),
                    new MmsInspector(),
                    new Dnp3Inspector(),
                    new Iec104Inspector(),
                    new EthernetIpInspector(),
                    new FinsInspector(),
                    new AdsInspector(),
                    new HartIpInspector(),
                    new SynchrophasorInspector(),
                    new C1222Inspector(),
                    new DlmsInspector(),
                    new AmqpInspector(),
                    new OpenwireInspector(),
                    new NatsInspector(),
                    new StompInspector(),
                    new ZeromqInspector(),
                    new ZabbixInspector(),
                    new MuninInspector(),
                    new CheckmkInspector(),
                    new HsmsInspector(),
                    new Hl7Inspector(),
                    new LpdInspector(),
                    new PjlInspector(),
                    new KafkaInspector(),
                    new RsyncInspector(),
                    new BittorrentInspector(),
                    new StunInspector(),
                    new PptpInspector(),
                    new BitcoinInspector(),
                    new MiningInspector(),
                    new TincInspector(),
                    new EthereumInspector(),
                    new RadminInspector(),
                    new TeamviewerInspector(),
                    new RedisInspector(),
                    new X11Inspector(),
                    new KerberosInspector(),
                    new TelnetInspector(),
                    new DnsInspector(),
                    new OpenvpnInspector(),
                    new SkinnyInspector(),
                    new DnscryptInspector(),
                    new SocksInspector(),
                    new CoapInspector(),
                    new ModbusInspector());

    private static final List<Inspector> UDP =
            List.of(
                    new DnsInspector(),
                    new QuicInspector(),
                    new StunInspector(),
                    new IkeInspector(),
                    new DhcpInspector(),
                    new SnmpInspector(),
                    new WireguardInspector(),
                    new OpenvpnInspector(),
                    new TailscaleInspector(),
                    new L2tpInspector(),
                    new DnscryptInspector(),
                    new MgcpInspector(),
                    new MegacoInspector(),
                    new SoftetherInspector(),
                    new SipInspector(),
                    new SyslogInspector(),
                    new TftpInspector(),
                    new KerberosInspector(),
                    new BittorrentInspector(),
                    new EthereumInspector(),
                    new ZerotierInspector(),
                    new BacnetInspector(),
                    new KnxnetInspector(),
                    new Dnp3Inspector(),
                    new EthernetIpInspector(),
                    new TristationInspector(),
                    new FinsInspector(),
                    new AdsInspector(),
                    new HartIpInspector(),
                    new SynchrophasorInspector(),
                    new C1222Inspector(),
                    new DlmsInspector(),
                    new EgdInspector(),
                    new EtherSBusInspector(),
                    new EtherSIoInspector(),
                    new RtpsInspector(),
                    new CollectdInspector(),
                    new PtpInspector(),
                    new GvcpInspector(),
                    new CoapInspector(),
                    new NtpInspector(),
                    new TeamviewerInspector(),
                    new GvspInspector());

    private Inspectors() {}

    public static List<Inspector> tcp() {
        return TCP;
    }

    public static List<Inspector> udp() {
        return UDP;
    }
}
