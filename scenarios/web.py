#!/usr/bin/env python3
"""A small web server of the site's outside: takes what it is sent, and answers DNS over HTTPS.

    web.py ADDRESS PORT [CERTIFICATE KEY]
"""
import base64
import http.server
import socket
import ssl
import sys
import urllib.parse

RESOLVER = ("10.20.0.1", 53)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        place = urllib.parse.urlsplit(self.path)
        if place.path == "/dns-query":
            query = urllib.parse.parse_qs(place.query)["dns"][0]
            self.resolve(base64.urlsafe_b64decode(query + "=" * (-len(query) % 4)))
        else:
            self.answer(b"<p>ready</p>\n", "text/html")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/dns-query":
            self.resolve(body)
        else:
            self.answer(b"taken\n", "text/plain")

    do_PUT = do_POST

    def resolve(self, query):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as resolver:
            resolver.settimeout(2)
            resolver.sendto(query, RESOLVER)
            self.answer(resolver.recv(4096), "application/dns-message")

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def main(address, port, certificate=None, key=None):
    server = http.server.ThreadingHTTPServer((address, int(port)), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.set_alpn_protocols(["http/1.1"])
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
