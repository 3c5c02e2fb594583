says='A permitted host answers with TLS 1.2 and a Diffie-Hellman prime of 1024 bits'
twin=quiet-day
expected='
  encryption.cipher scanner-1 | reports.scanvendor.example tls/443 TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
  encryption.key-exchange scanner-1 | reports.scanvendor.example tls/443 Diffie-Hellman with 1024 bits
'
act() { do_weak_dh; }
