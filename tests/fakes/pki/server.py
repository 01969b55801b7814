# SPDX-License-Identifier: LGPL-3.0-or-later
"""OCSP, revocation lists and time stamps over HTTP on loopback."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from certomancer.integrations.animator import Animator, AnimatorArchStore
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from .authority import Pki


class SilentHandler(WSGIRequestHandler):
    """Writes nothing about its requests."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Keep test output clean."""


def free_port() -> int:
    """A loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_http_server(pki: Pki, port: int) -> BaseWSGIServer:
    """A server bound to loopback; the caller runs it."""
    store = AnimatorArchStore(pki.certomancer.pki_archs)
    application = Animator(store, with_web_ui=False, allow_time_override=False)
    return make_server(
        "127.0.0.1", port, application, threaded=True, request_handler=SilentHandler
    )


@contextmanager
def serve(pki: Pki) -> Iterator[Pki]:
    """Serve in a thread, on the port named in the certificates."""
    server = make_http_server(pki, pki.port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield pki
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
