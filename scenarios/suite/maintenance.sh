says='The jump host works on scanner-1 by SSH, inside the window'
twin=outside-window
act() { do_maintain; }
