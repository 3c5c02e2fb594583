says='A session through the jump host lasts one hour and forty minutes'
twin=overrun
starts='2026-10-06 06:10:00'
act() { typed 60 100 | secure_shell jump 10.20.1.10 22 sh; }
