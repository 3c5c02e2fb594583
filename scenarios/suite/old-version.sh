says='A permitted host answers scanner-1 with TLS 1.0, CBC and SHA-1'
twin=quiet-day
expected='
  encryption.cipher scanner-1 | legacy.scanvendor.example tls/443 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
  encryption.version scanner-1 | legacy.scanvendor.example tls/443 TLS 1.0
'
act() { do_old_version; }
