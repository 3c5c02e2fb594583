says='The operator sends numbers that only look like container numbers (the check digits are wrong) to the portal of the site, inside'
twin=identifiers
act() {
  serve archive intranet python3 "$here/web.py" 10.20.1.30 80
  wait_port archive 10.20.1.30 80
  fetch operator http://10.20.1.30/list --data 'containers: CSQU3054381, MSKU6011671, TGHU7599331, APZU3960291'
}
