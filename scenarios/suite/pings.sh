says='The monitor pings the time server outside once a minute, as permitted, and both scanners'
twin=icmp-tunnel
policy='
endpoints:
  - id: time-alive
    names: [time.customs.example]
    services: [icmp]
    assets: [monitor]
    encryption: {cleartext: true}
    purpose: Is the way to the clock open
    approver: Head of scanning
'
act() {
  ping_to monitor time.customs.example 20 60
  ping_to monitor 10.20.1.10 10 60
  ping_to monitor 10.20.1.11 10 60
}
