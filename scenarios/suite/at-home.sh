says='A permitted name leads to an address in the Netherlands, as the policy demands'
twin=residency
policy='
residency:
  countries: [EEA]
  unknown: finding
  country-database: countries.txt
'
act() { fetch scanner1 https://home.scanvendor.example/; }
