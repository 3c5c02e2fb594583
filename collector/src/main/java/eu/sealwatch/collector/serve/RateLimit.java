package eu.sealwatch.collector.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket for each address: a burst is taken, a flood is not. The address longest unheard of is
 * forgotten first. Thread safe.
 */
final class RateLimit {
    private static final int MOST = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    private record Bucket(double left, long at) {}

    RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    synchronized boolean takes(String address) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(burst, now));
        double left = Math.min(burst, bucket.left() + (now - bucket.at()) / NANOS * perSecond);
        boolean taken = left >= 1;
        buckets.put(address, new Bucket(taken ? left - 1 : left, now));
        if (buckets.size() > MOST) {
            var oldest = buckets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return taken;
    }
}
