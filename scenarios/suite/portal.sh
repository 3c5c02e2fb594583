says='The operator opens the declaration portal, TLS 1.3'
twin=telnet
act() { fetch operator https://portal.customs.example/declaration; }
