package eu.sealwatch.collector.alert;

import eu.sealwatch.collector.alert.format.Alert;
import eu.sealwatch.config.settings.AlertChannel;
import eu.sealwatch.config.settings.AlertSettings;
import java.util.List;

/** Says who hears of an alert. Pure. */
final class Routes {
    private final List<AlertChannel> channels;

    Routes(List<AlertChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** Names of channels, in the order of the settings. */
    List<String> of(Alert alert) {
        return channels.stream()
                .filter(channel -> takes(channel.route(), alert))
                .map(AlertChannel::name)
                .toList();
    }

    private static boolean takes(AlertChannel.Route route, Alert alert) {
        var finding = alert.stored().finding();
        return finding.severity().compareTo(route.atLeast()) >= 0
                && alert.tlp().compareTo(route.atMost()) <= 0
                && (route.codes().isEmpty()
                        || route.codes().stream()
                                .anyMatch(code -> AlertSettings.matches(code, finding.code())))
                && (route.sites().isEmpty() || route.sites().contains(finding.site()))
                && (route.changes().isEmpty()
                        || route.changes().contains(alert.change().kind().word()));
    }
}
