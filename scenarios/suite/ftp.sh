says='The operator sends a file to outside by FTP'
twin=portal
expected='
  encryption.cleartext operator-1 | files.othervendor.example ftp-control/21 in clear
  endpoint.not-allowed operator-1 | files.othervendor.example ftp-control/21
'
act() { do_ftp; }
