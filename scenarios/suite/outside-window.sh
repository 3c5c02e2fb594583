says='The same session through the jump host, at 23:40 local time'
twin=maintenance
starts='2026-10-06 21:40:00'
expected='maintenance.outside-window scanner-1 | ssh 10.20.2.5'
act() { do_maintain; }
