says='A permitted host answers with TLS 1.2, static RSA, CBC and SHA-1'
twin=quiet-day
expected='encryption.cipher scanner-1 | support.scanvendor.example tls/443 TLS_RSA_WITH_AES_128_CBC_SHA'
act() { do_old_cipher; }
