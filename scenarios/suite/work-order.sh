says='The same session, and there is a work order for it'
twin=no-work-order
policy='
maintenance:
  orders-required: true
  work-orders:
    - id: WO-2026-1006
      asset: scanner-1
      from: 2026-10-06T09:00:00+02:00
      to: 2026-10-06T12:00:00+02:00
      tools: [ssh]
      person: P. Technician
      approver: Head of scanning
'
act() { do_maintain; }
