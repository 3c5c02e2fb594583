says='scanner-1 speaks TLS 1.3 with a host of another vendor, which nobody approved'
twin=quiet-day
expected='endpoint.not-allowed scanner-1 | telemetry.othervendor.example tls/443'
act() { do_telemetry; }
