package eu.sealwatch.collector.learn;

import eu.sealwatch.config.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A device as an asset of a policy: named, with a guess at what it is. */
record LearnedAsset(String id, String kind, List<Device> devices) {
    /** One hardware address with more addresses than this is a router's, or a machine of many. */
    private static final int MOST_ADDRESSES = 4;

    private static final int MOST_ID = 60;

    /** One asset for each device; addresses that share a hardware address are one device. */
    static List<LearnedAsset> of(List<Device> devices, Set<Cidr> cameFrom) {
        Map<String, List<Device>> byMac =
                devices.stream()
                        .filter(device -> device.macs().size() == 1)
                        .collect(Collectors.groupingBy(device -> device.macs().first()));
        Map<String, List<Device>> groups = new LinkedHashMap<>();
        for (Device device : devices) {
            String own = device.address().toString();
            if (device.macs().size() == 1) {
                List<Device> same = byMac.getOrDefault(device.macs().first(), List.of());
                own = same.size() <= MOST_ADDRESSES ? device.macs().first() : own;
            }
            groups.computeIfAbsent(own, _ -> new ArrayList<>()).add(device);
        }
        Set<String> taken = new HashSet<>();
        var assets = new ArrayList<LearnedAsset>();
        for (List<Device> group : groups.values()) {
            assets.add(new LearnedAsset(free(named(group), taken), kind(group, cameFrom), group));
        }
        return assets;
    }

    boolean has(Cidr address) {
        return devices.stream().anyMatch(device -> device.address().equals(address));
    }

    private static String named(List<Device> group) {
        for (Device device : group) {
            String label = id(device.hostName().replaceAll("\\..*", ""));
            if (!label.isEmpty()) {
                return label;
            }
        }
        return id("device-" + group.getFirst().address().toString().replaceAll("/.*", ""));
    }

    /** What is allowed in an id; the rest becomes hyphens. */
    static String id(String text) {
        String id = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return id.length() <= MOST_ID ? id : id.substring(0, MOST_ID);
    }

    /** The id itself, or with a number when it is taken. */
    static String free(String id, Set<String> taken) {
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    private static String kind(List<Device> group, Set<Cidr> cameFrom) {
        Set<String> serves = new HashSet<>();
        Set<String> asks = new HashSet<>();
        group.forEach(device -> {
            serves.addAll(device.serves());
            asks.addAll(device.asks());
        });
        if (group.stream().anyMatch(device -> cameFrom.contains(device.address()))) {
            return "jump-host";
        }
        if (serves.contains("dns")) {
            return "resolver";
        }
        if (serves.contains("dicom") || serves.contains("dicos")) {
            return "image-archive";
        }
        return asks.contains("dicom") || asks.contains("dicos") ? "imaging" : "device";
    }
}
