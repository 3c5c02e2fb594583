says='Nothing passes for six hours between two permitted updates: silence is no finding'
twin=quiet-day
act() {
  do_update
  later 21600
  do_update
}
