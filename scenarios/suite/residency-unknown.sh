says='A permitted name leads to an address that no database places'
twin=at-home
policy='
residency:
  countries: [EEA]
  unknown: finding
  country-database: countries.txt
'
expected='endpoint.residency-unknown scanner-1 | edge.scanvendor.example'
act() { fetch scanner1 https://edge.scanvendor.example/; }
