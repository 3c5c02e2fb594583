says='Maintenance through the jump host in the window, where a work order is required besides and there is none'
twin=work-order
policy='
maintenance:
  orders-required: true
'
expected='maintenance.no-work-order scanner-1 | ssh 10.20.2.5'
act() { do_maintain; }
