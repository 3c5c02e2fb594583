says='Two permitted hosts show certificates that ended in 2025 and that vouch for themselves; a pinned one shows another key'
twin=quiet-day
expected='
  encryption.certificate scanner-1 | licence.scanvendor.example tls/443 expired
  encryption.certificate scanner-1 | parts.scanvendor.example tls/443 self-signed
  encryption.pin-mismatch scanner-1 | calibration certificate <sha256>
'
act() { do_expired; do_self_signed; do_other_key; }
