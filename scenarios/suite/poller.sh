says='scanner-1 reports its health every five minutes for four hours, to the place that is permitted'
twin=beacon
act() {
  local number
  for number in $(seq 48); do
    fetch scanner1 https://health.scanvendor.example/
    later 300
  done
}
