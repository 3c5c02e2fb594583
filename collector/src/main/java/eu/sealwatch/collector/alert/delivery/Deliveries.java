package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.config.settings.AlertTarget;
import java.io.IOException;

/** Makes the way that a channel's settings ask for. */
public final class Deliveries {
    private Deliveries() {}

    /**
     * @param mediaType of the channel's format
     * @throws IOException naming the file, when a certificate, key or secret cannot be read
     */
    public static Delivery to(AlertTarget target, String mediaType) throws IOException {
        return switch (target) {
            case AlertTarget.Syslog syslog -> new SyslogDelivery(syslog);
            case AlertTarget.Webhook webhook -> new WebhookDelivery(webhook, mediaType);
            case AlertTarget.File file -> new FileDelivery(file.path());
        };
    }
}
