package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.SessionQueries.StoredSession;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Session;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A maintenance session as pages show it.
 *
 * @param role of the far end: {@code client}, {@code server}, {@code relay}, or empty
 * @param activities what its rhythm suggests, or empty
 */
public record SessionRow(
        String id,
        String tool,
        String asset,
        String assetIp,
        String far,
        String farIp,
        String role,
        boolean running,
        long start,
        long end,
        long active,
        long assetBytes,
        long farBytes,
        int flows,
        String activities,
        boolean reverse) {

    static SessionRow of(StoredSession stored, Inventory inventory) {
        Session session = stored.session();
        String assetIp = Cidr.format(session.getAsset().toByteArray());
        String farIp = Cidr.format(session.getFar().toByteArray());
        return new SessionRow(
                HexFormat.of().formatHex(session.getId().toByteArray()),
                session.getTool(),
                inventory.name(assetIp),
                assetIp,
                session.getFarNamesCount() > 0 ? session.getFarNames(0) : inventory.name(farIp),
                farIp,
                switch (session.getFarRole()) {
                    case CLIENT -> "client";
                    case SERVER -> "server";
                    case RELAY -> "relay";
                    case FAR_ROLE_UNKNOWN, UNRECOGNIZED -> "";
                },
                session.getPhase() != Session.Phase.CLOSED,
                session.getStart(),
                session.getEnd(),
                session.getActive(),
                session.getAssetBytes(),
                session.getFarBytes(),
                session.getFlows(),
                String.join(
                        ", ",
                        session.getActivitiesList().stream()
                                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .toList()),
                session.getReverseForwarding());
    }
}
