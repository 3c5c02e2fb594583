says='The policy demands key exchange that withstands a quantum computer: SSH with sntrup761 does, TLS with X25519 does not'
twin=desk-upload
policy='
encryption:
  quantum-safe: true
'
expected='encryption.not-quantum-safe scanner-1 | update.scanvendor.example tls/443 x25519'
act() {
  secure_shell scanner1 desk.scanvendor.example 22 true
  fetch scanner1 https://update.scanvendor.example/
}
