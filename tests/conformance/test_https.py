# SPDX-License-Identifier: LGPL-3.0-or-later
"""The nginx site of ``config/nginx`` in front of a real server, with a certificate."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import requests
from qlvb_setup.odoo import Instance
from qlvb_setup.paths import ROOT
from qlvb_setup.process import LOOPBACK, free_port
from qlvb_setup.testbed import Testbed, run_script

from tests.conftest import StartServer

SITE = ROOT / "config" / "nginx" / "qlvb.conf"
MAKE_USER = Path(__file__).with_name("make_user.py")
NGINX = "/usr/sbin/nginx"
SECRET = "Mật-khẩu-thử-nghiệm-27"
START_SECONDS = 20
FRAME = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    http_port: int
    https_port: int
    certificate: Path
    instance: Instance

    @property
    def url(self) -> str:
        return f"https://localhost:{self.https_port}"

    def get(self, path: str, **options: object) -> requests.Response:
        return self.session().get(
            self.url + path, timeout=60, allow_redirects=False, **options
        )

    def session(self) -> requests.Session:
        session = requests.Session()
        session.verify = str(self.certificate)
        session.trust_env = False
        return session

    def connect(self, *versions: ssl.TLSVersion) -> str | None:
        """Shake hands with just these versions of TLS; return the one agreed on."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        # old versions are allowed on our side: it is the server that has to refuse
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = min(versions)
            context.maximum_version = max(versions)
        with (
            socket.create_connection((LOOPBACK, self.https_port), 20) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secure,
        ):
            return secure.version()


def _certificate(folder: Path) -> Path:
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"]
    command += ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "fullchain.pem"


def _site(folder: Path, instance: Instance, ports: tuple[int, int]) -> str:
    """The delivered site; names, ports and paths of this machine in their places."""
    changes = {
        "qlvb.hungyen.gov.vn": "localhost",
        "/etc/qlvb/tls": str(folder),
        "/var/lib/qlvb/data": str(instance.filestore.parents[1]),
        "127.0.0.1:8069": f"{LOOPBACK}:{instance.http_port}",
        # a server without workers answers both
        "127.0.0.1:8072": f"{LOOPBACK}:{instance.http_port}",
        "listen 80;": f"listen {LOOPBACK}:{ports[0]};",
        "listen 443 ssl": f"listen {LOOPBACK}:{ports[1]} ssl",
    }
    site = re.sub(r"^ *listen \[::\].*\n", "", SITE.read_text(), flags=re.MULTILINE)
    for before, after in changes.items():
        assert before in site
        site = site.replace(before, after)
    return site


@pytest.fixture(scope="module")
def proxy(testbed: Testbed, start_server: StartServer) -> Iterator[Proxy]:
    instance = replace(
        testbed.fresh("https"), options={"proxy_mode": "True", "x_sendfile": "True"}
    )
    run_script(instance, MAKE_USER, {"SECRET": SECRET})
    start_server(instance)
    folder = instance.directory / "nginx"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ports = free_port(), free_port()
    certificate = _certificate(folder)
    (folder / "site.conf").write_text(_site(folder, instance, ports))
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder))
    command = [NGINX, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    nginx = subprocess.Popen([*command, "-p", str(folder)])
    try:
        _wait_for(ports[1], nginx)
        yield Proxy(*ports, certificate, instance)
    finally:
        nginx.terminate()
        nginx.wait(timeout=START_SECONDS)


def _wait_for(port: int, nginx: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection((LOOPBACK, port), 1).close()
        except OSError:
            assert nginx.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


def test_transport_is_tls_of_today(proxy: Proxy) -> None:
    """R27: TLS 1.2 and 1.3 are spoken, what came before is refused."""
    assert proxy.connect(ssl.TLSVersion.TLSv1_2) == "TLSv1.2"
    assert proxy.connect(ssl.TLSVersion.TLSv1_3) == "TLSv1.3"
    for old in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        with pytest.raises(ssl.SSLError, match="ALERT_PROTOCOL_VERSION"):
            proxy.connect(old)


def test_plain_http_only_leads_to_tls(proxy: Proxy) -> None:
    """R27, R47: nothing is served without TLS, under the address of the decision."""
    assert "server_name qlvb.hungyen.gov.vn;" in SITE.read_text()
    answer = requests.get(
        f"http://localhost:{proxy.http_port}/web/login?a=b",
        timeout=20,
        allow_redirects=False,
    )
    assert answer.status_code == 301
    assert answer.headers["Location"] == "https://localhost/web/login?a=b"


@pytest.mark.parametrize("path", ["/web/login", "/web/database/manager"])
def test_browsers_are_told_to_stay(proxy: Proxy, path: str) -> None:
    """R27: HSTS, on errors too."""
    policy = proxy.get(path).headers["Strict-Transport-Security"]
    assert "max-age=63072000" in policy


def test_login_and_its_cookie(proxy: Proxy) -> None:
    """R27: people log in through it; the session never leaves TLS."""
    session = proxy.session()
    page = session.get(f"{proxy.url}/web/login", timeout=60)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token
    form = {"csrf_token": token[1], "login": "an", "password": SECRET}
    answer = session.post(
        f"{proxy.url}/web/login",
        data=form,
        headers={"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"},
        timeout=60,
        allow_redirects=False,
    )
    assert answer.status_code == 303, answer.text[:500]
    assert not answer.headers["Location"].startswith("http:")
    cookie = answer.headers["Set-Cookie"].lower()
    for flag in ("session_id=", "secure", "httponly", "samesite=lax"):
        assert flag in cookie
    info = session.post(
        f"{proxy.url}/web/session/get_session_info", json={}, timeout=60
    )
    assert info.json()["result"]["username"] == "an"
    # who he says he is counts for nothing: the journal has the real address
    address = proxy.instance.cluster.sql(
        "SELECT address FROM qlvb_audit_event WHERE code = 'auth.login' "
        "ORDER BY id DESC LIMIT 1",
        proxy.instance.database,
    )
    assert address == LOOPBACK


def test_files_go_past_the_workers(proxy: Proxy) -> None:
    """What Odoo lets through nginx sends; nobody gets there alone."""
    page = proxy.get("/web/login").text
    asset = re.search(r'href="(/web/assets/[^"]+\.css)"', page)
    assert asset
    style = proxy.get(asset[1])
    assert style.status_code == 200
    assert len(style.content) > 1000
    assert proxy.get("/web/filestore/https/00/00").status_code == 404


@pytest.mark.parametrize("path", ["/web/database/manager", "/queue_job/runjob"])
def test_closed_doors(proxy: Proxy, path: str) -> None:
    assert proxy.get(path).status_code == 404


def test_huge_upload_is_refused_at_the_door(proxy: Proxy) -> None:
    context = ssl.create_default_context(cafile=str(proxy.certificate))
    connection = http.client.HTTPSConnection(
        "localhost", proxy.https_port, timeout=20, context=context
    )
    connection.putrequest("POST", "/web/login")
    connection.putheader("Content-Length", str(161 * 2**20))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_live_messages_come_through(proxy: Proxy) -> None:
    """R27: the websocket is TLS as well."""
    answer = proxy.get(
        "/websocket",
        headers={
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Origin": proxy.url,
        },
        stream=True,
    )
    assert answer.status_code == 101
    answer.close()
