says='A permitted morning: updates, images to the archive and to the library, clocks, the portal, and maintenance through the jump host'
twin=telemetry
act() {
  clock scanner1 time.customs.example
  do_update
  do_archive
  later 600
  fetch operator https://portal.customs.example/
  send scanner1 https://library.customs.example/scans 300
  later 1200
  do_maintain
  later 900
  do_lookups
  do_archive
  fetch scanner2 https://health.scanvendor.example/
}
