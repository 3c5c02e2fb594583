says='A permitted name leads to an address in China, where data may not go'
twin=at-home
policy='
residency:
  countries: [EEA]
  country-database: countries.txt
'
expected='endpoint.residency scanner-1 | CN mirror.scanvendor.example'
act() { fetch scanner1 https://mirror.scanvendor.example/; }
