package eu.sealwatch.agent.inspect.tls;

import java.util.Set;

/**
 * Names under which operators offer DNS over HTTPS (RFC 8484), TLS (RFC 7858) or QUIC (RFC 9250) to
 * everybody, as they publish them in their own documentation. A name that begins with a dot stands
 * for all below it: operators that give each customer a name.
 */
final class PublicResolvers {
    private static final Set<String> NAMES =
            Set.of(
                    """
                    dns.google dns64.dns.google 8888.google
                    cloudflare-dns.com 1dot1dot1dot1.cloudflare-dns.com one.one.one.one
                    security.cloudflare-dns.com family.cloudflare-dns.com
                    mozilla.cloudflare-dns.com chrome.cloudflare-dns.com
                    dns64.cloudflare-dns.com .cloudflare-gateway.com
                    dns.quad9.net dns9.quad9.net dns10.quad9.net dns11.quad9.net dns12.quad9.net
                    doh.opendns.com dns.opendns.com doh.familyshield.opendns.com
                    familyshield.opendns.com doh.sandbox.opendns.com dns.umbrella.com
                    doh.umbrella.com
                    dns.adguard.com dns-family.adguard.com dns-unfiltered.adguard.com
                    dns.adguard-dns.com family.adguard-dns.com unfiltered.adguard-dns.com
                    .d.adguard-dns.com
                    doh.cleanbrowsing.org security-filter-dns.cleanbrowsing.org
                    adult-filter-dns.cleanbrowsing.org family-filter-dns.cleanbrowsing.org
                    dns.nextdns.io anycast.dns.nextdns.io firefox.dns.nextdns.io
                    chromium.dns.nextdns.io .dns.nextdns.io
                    dns.controld.com freedns.controld.com .dns.controld.com
                    dns.mullvad.net doh.mullvad.net adblock.dns.mullvad.net base.dns.mullvad.net
                    extended.dns.mullvad.net family.dns.mullvad.net all.dns.mullvad.net
                    dns.sb doh.dns.sb doh.sb dot.sb
                    dns0.eu zero.dns0.eu kids.dns0.eu open.dns0.eu
                    protective.joindns4.eu child.joindns4.eu noads.joindns4.eu
                    child-noads.joindns4.eu unfiltered.joindns4.eu
                    dns.alidns.com doh.pub dot.pub dns.pub doh.360.cn dot.360.cn
                    dns.ipv6dns.com
                    dns.twnic.tw 101.101.101.101
                    public.dns.iij.jp
                    common.dot.dns.yandex.net safe.dot.dns.yandex.net family.dot.dns.yandex.net
                    dns.switch.ch dns.digitale-gesellschaft.ch
                    doh.applied-privacy.net dot1.applied-privacy.net
                    dnsforge.de clean.dnsforge.de doh.ffmuc.net dot.ffmuc.net
                    fdns1.dismail.de fdns2.dismail.de
                    doh.libredns.gr dot.libredns.gr
                    anycast.uncensoreddns.org unicast.uncensoreddns.org
                    ordns.he.net odvr.nic.cz wikimedia-dns.org dns.njal.la
                    resolver2.dns.watch resolver1.dns.watch
                    doh.xfinity.com dot.xfinity.com doh.cox.net dot.cox.net
                    doh.tiar.app dot.tiar.app doh.tiarap.org
                    dns.comss.one dns.rethinkdns.com basic.rethinkdns.com max.rethinkdns.com
                    sky.rethinkdns.com
                    dns.decloudus.com doh.decloudus.com
                    private.canadianshield.cira.ca protected.canadianshield.cira.ca
                    family.canadianshield.cira.ca
                    doh.dns.apple.com dot.seby.io doh-2.seby.io doh.seby.io
                    """
                            .split("\\s+"));

    private PublicResolvers() {}

    static boolean isName(String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (NAMES.contains(name)) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (NAMES.contains(name.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}
