says='scanner-1 copies a log file to the service desk by SSH, as permitted'
twin=wrong-service
act() {
  quiet on scanner1 scp -F /dev/null -i "$work/user" -o BatchMode=yes -o StrictHostKeyChecking=no \
    -o UserKnownHostsFile=/dev/null "$work/scan.dump" "root@desk.scanvendor.example:$work/ftp/incoming/"
}
