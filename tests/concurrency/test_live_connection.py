# SPDX-License-Identifier: LGPL-3.0-or-later
"""The live connection of an open page, while another process stops the account."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
import requests
import websocket
from qlvb_setup.testbed import Server, Testbed

from tests.concurrency.program import run
from tests.conftest import StartServer

LOGIN, PASSWORD = "nguoi.truc", "Mua-Xuan-2026-ve"
SESSION_EXPIRED = 4001  # odoo.addons.bus.websocket.CloseCode
SECONDS = 60


@pytest.fixture(scope="module")
def server(testbed: Testbed, start_server: StartServer) -> Server:
    instance = testbed.fresh("live_connection")
    run(instance, "live_account.py", ACT="make")
    return start_server(instance)


@pytest.fixture
def page(server: Server) -> Iterator[websocket.WebSocket]:
    """What an open page listens on; it has heard what it subscribed to."""
    live = websocket.create_connection(
        server.url.replace("http", "ws") + "/websocket",
        cookie=f"session_id={_session(server)}",
        origin=server.url,
        timeout=SECONDS,
    )
    with closing(live):
        wish = {"event_name": "subscribe", "data": {"channels": [], "last": 0}}
        live.send(json.dumps(wish))
        run(server.instance, "live_account.py", ACT="tell")
        assert "xin chào" in json.dumps(json.loads(live.recv()), ensure_ascii=False)
        yield live


def test_locking_closes_it_at_once(server: Server, page: websocket.WebSocket) -> None:
    """R24: the page of a locked account is told nothing more, not even to wait for."""
    run(server.instance, "live_account.py", ACT="lock")
    code, message = page.recv_data(control_frame=True)
    assert code == websocket.ABNF.OPCODE_CLOSE, message
    assert int.from_bytes(message[:2], "big") == SESSION_EXPIRED


def _session(server: Server) -> str:
    body = {"db": server.instance.database, "login": LOGIN, "password": PASSWORD}
    answer = requests.post(
        f"{server.url}/web/session/authenticate",
        json={"jsonrpc": "2.0", "method": "call", "params": body},
        timeout=SECONDS,
    )
    assert answer.json()["result"]["uid"]
    return answer.cookies["session_id"]
