package eu.sealwatch.agent.inspect.dcerpc;

import java.util.Map;

/**
 * Names of interfaces by their UUID, as their specifications give them. Those are here by which a
 * Windows host is managed, attacked or found, and PROFINET's.
 */
final class DcerpcInterface {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("e1af8308-5d1f-11c9-91a4-08002b14a0fa", "epmapper"), // C706 O
                    Map.entry("afa8bd80-7d8a-11c9-bef4-08002b102989", "mgmt"), // C706 Q
                    Map.entry("12345778-1234-abcd-ef00-0123456789ac", "samr"), // MS-SAMR
                    Map.entry("12345778-1234-abcd-ef00-0123456789ab", "lsarpc"), // MS-LSAD
                    Map.entry("12345678-1234-abcd-ef00-01234567cffb", "netlogon"), // MS-NRPC
                    Map.entry("12345678-1234-abcd-ef00-0123456789ab", "spoolss"), // MS-RPRN
                    Map.entry("76f03f96-cdfd-44fc-a22c-64950a001209", "iremotewinspool"), // MS-PAR
                    Map.entry("367abb81-9844-35f1-ad32-98f038001003", "svcctl"), // MS-SCMR
                    Map.entry("4b324fc8-1670-01d3-1278-5a47bf6ee188", "srvsvc"), // MS-SRVS
                    Map.entry("6bffd098-a112-3610-9833-46c3f87e345a", "wkssvc"), // MS-WKST
                    Map.entry("1ff70682-0a51-30e8-076d-740be8cee98b", "atsvc"), // MS-TSCH
                    Map.entry("86d35949-83c9-4044-b424-db363231fd0c", "itaskscheduler"), // MS-TSCH
                    Map.entry("338cd001-2244-31f1-aaaa-900038001003", "winreg"), // MS-RRP
                    Map.entry("82273fdc-e32a-18c3-3f78-827929dc23ea", "eventlog"), // MS-EVEN
                    Map.entry("f6beaff7-1e19-4fbb-9f8f-b89e2018337c", "eventlog6"), // MS-EVEN6
                    Map.entry("e3514235-4b06-11d1-ab04-00c04fc2dcd2", "drsuapi"), // MS-DRSR
                    Map.entry("c681d488-d850-11d0-8c52-00c04fd90f7e", "efsrpc"), // MS-EFSR
                    Map.entry("df1941c5-fe89-4e79-bf10-463657acf44d", "efsr"), // MS-EFSR
                    Map.entry("3919286a-b10c-11d0-9ba8-00c04fd92ef5", "dssetup"), // MS-DSSP
                    Map.entry("4fc742e0-4a10-11cf-8273-00aa004ae673", "netdfs"), // MS-DFSNM
                    Map.entry("a8e0653c-2744-4389-a61d-7373df8b2292", "fssagent"), // MS-FSRVP
                    Map.entry("99fcfec4-5260-101b-bbcb-00aa0021347a", "ioxidresolver"), // MS-DCOM
                    Map.entry("000001a0-0000-0000-c000-000000000046", "isystemactivator"),
                    Map.entry("00000131-0000-0000-c000-000000000046", "iremunknown"),
                    Map.entry("00000143-0000-0000-c000-000000000046", "iremunknown2"),
                    Map.entry("9556dc99-828c-11cf-a37e-00aa003240c7", "iwbemservices"), // MS-WMI
                    Map.entry("f309ad18-d86a-11d0-a075-00c04fb68820", "iwbemlevel1login"),
                    Map.entry("a4f1db00-ca47-1067-b31f-00dd010662da", "emsmdb"), // MS-OXCRPC
                    Map.entry("f5cc5a18-4264-101a-8c59-08002b2f8426", "nspi"), // MS-OXNSPI
                    Map.entry("1544f5e0-613c-11d1-93df-00c04fd7bd09", "rfr"), // MS-OXABREF
                    Map.entry("5ca4a760-ebb1-11cf-8611-00a0245420ed", "termsrv"), // MS-TSTS
                    Map.entry("d95afe70-a6d5-4259-822e-2c84da1ddb0d", "winshutdown"), // MS-RSP
                    Map.entry("dea00001-6c97-11d1-8271-00a02442df7d", "profinet-io"), // device
                    Map.entry("dea00002-6c97-11d1-8271-00a02442df7d", "profinet-io"), // controller
                    Map.entry("dea00003-6c97-11d1-8271-00a02442df7d", "profinet-io"), // supervisor
                    Map.entry("dea00004-6c97-11d1-8271-00a02442df7d", "profinet-io")); // parameters

    private DcerpcInterface() {}

    /** Its name, or the UUID where that has none here. */
    static String name(String uuid) {
        return NAMES.getOrDefault(uuid, uuid);
    }
}
