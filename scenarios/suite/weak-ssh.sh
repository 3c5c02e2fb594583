says='The jump host works on scanner-2 by SSH with a SHA-1 key exchange, a SHA-1 MAC and CBC'
twin=maintenance
expected='
  encryption.ssh-algorithm scanner-2 | 10.20.2.5 ssh/22 the MAC hmac-sha1
  encryption.ssh-algorithm scanner-2 | 10.20.2.5 ssh/22 the SSH cipher aes128-cbc
  encryption.ssh-algorithm scanner-2 | 10.20.2.5 ssh/22 the key exchange diffie-hellman-group14-sha1
'
act() { do_weak_ssh; }
