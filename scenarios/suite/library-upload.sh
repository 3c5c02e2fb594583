says='scanner-1 sends three scans of 1 MB to the image library within its limits, an hour apart'
twin=volume
act() {
  local number
  for number in 1 2 3; do send scanner1 https://library.customs.example/scans 1000; later 3600; done
}
