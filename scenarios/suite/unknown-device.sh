says='A device that is in no inventory calls the update service'
twin=quiet-day
expected='
  asset.unknown 10.20.1.77 | 10.20.1.77
  endpoint.not-allowed 10.20.1.77 | update.scanvendor.example tls/443
'
act() { do_stray; }
