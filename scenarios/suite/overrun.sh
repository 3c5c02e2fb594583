says='A session through the jump host begins inside the window and lasts two and a half hours, where two are permitted'
twin=long-session
starts='2026-10-06 06:10:00'
expected='maintenance.overrun scanner-1 | ssh 10.20.2.5 tuesday-morning'
act() { typed 90 100 | secure_shell jump 10.20.1.10 22 sh; }
