says='scanner-1 sends an image to a place outside, DICOM in clear'
twin=archive
expected='
  encryption.cleartext scanner-1 | images.othervendor.example dicom/11112 in clear
  endpoint.not-allowed scanner-1 | images.othervendor.example dicom/11112
  leak.scan-image scanner-1 | images.othervendor.example dicom/11112
'
act() { do_image_out; }
