says='scanner-1 speaks SSH with the update host, where TLS alone is permitted'
twin=desk-upload
expected='endpoint.wrong-service scanner-1 | vendor-update ssh/22'
act() { do_update_ssh; }
