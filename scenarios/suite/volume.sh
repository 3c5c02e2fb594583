says='scanner-1 sends 3 MB in one connection to the image library, where 2 MiB are permitted'
twin=library-upload
expected='leak.volume scanner-1 | image-library in one connection'
act() { send scanner1 https://library.customs.example/scans 3000; }
