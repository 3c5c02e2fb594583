package eu.sealwatch.agent.inspect.ftp;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ftp;
import java.util.Optional;

/** What was read of an FTP login. The user's name is masked; a password is never read. */
record FtpLogin(Ftp ftp, Optional<TlsHandshake> tls) implements Facts {

    @Override
    public String protocol() {
        return "ftp-control";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setFtp(ftp);
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
    }
}
