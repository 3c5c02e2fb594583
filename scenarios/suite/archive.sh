says='scanner-1 stores five images in the archive of the site, DICOM'
twin=image-out
act() {
  local number
  for number in 1 2 3 4 5; do do_archive; later 300; done
}
