says='A permitted name leads to an address in China, where data may not go'
twin=quiet-day
policy='
residency:
  countries: [EEA]
  country-database: countries.txt
'
expected='endpoint.residency scanner-1 | mirror.scanvendor.example CN'
act() { fetch scanner1 https://mirror.scanvendor.example/; fetch scanner1 https://update.scanvendor.example/; }
