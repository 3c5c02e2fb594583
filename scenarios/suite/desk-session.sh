says='Somebody at scanner-1 works on the service desk by SSH, as permitted: the asset is the client'
twin=reverse-tunnel
act() { typed 25 4 | secure_shell scanner1 desk.scanvendor.example 22 sh; }
