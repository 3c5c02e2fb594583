says='The operator looks up eighty names of a content network, forty reverse names and a dozen names that do not exist'
twin=dns-tunnel
act() {
  local number names=()
  for number in $(seq 80); do names+=("d$(printf %s "$number" | sha1sum | cut -c1-13).cdn.example"); done
  resolve operator "${names[0]}" "${names[@]:1}"
  later 600
  names=()
  for number in $(seq 40); do names+=(-x "10.20.1.$number"); done
  resolve operator nowhere.scanvendor.example "${names[@]}"
  later 60
  names=()
  for number in $(seq 12); do names+=("host$number.scanvendor.example"); done
  resolve operator "${names[0]}" "${names[@]:1}"
}
