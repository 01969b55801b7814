# SPDX-License-Identifier: LGPL-3.0-or-later
"""The Government cipher committee's signing software, for tests and demonstrations.

It speaks the protocol of the real one to the page (TLS WebSocket on the loopback, one
message, one answer) and to the server (GET of ``FileName``, POST of ``uploadfile``).
It signs with a key of the test authority in a field of its own, as an approval
signature that certifies nothing, as the real one does.

``python -m tests.fakes.agent --p12 leader.p12 --password bí-mật``
"""

from __future__ import annotations

import argparse
import asyncio
import json
import ssl
import tempfile
import threading
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import TextStampStyle

PORT = 8987
SIGNING = ("/SignApproved", "/SignIssued", "/SignAppendix", "/SignCopy")
_BOX = (330, 90, 530, 150)

Sign = Callable[[bytes], bytes]


def sign_as_agent(
    pdf: bytes,
    p12: bytes,
    password: str,
    *,
    name: str = "Signature1",
    box: tuple[int, int, int, int] = _BOX,
    room: int | None = None,
) -> bytes:
    """Add one approval signature in a field of its own.

    ``room``: bytes set aside for it; just as many as it needs without.
    """
    signer = SimpleSigner.load_pkcs12_data(p12, [], password.encode())
    assert signer is not None
    metadata = PdfSignatureMetadata(
        field_name=name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    )
    output = PdfSigner(
        metadata,
        signer,
        stamp_style=TextStampStyle(stamp_text="%(signer)s"),
        new_field_spec=SigFieldSpec(name, box=box),
    ).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)),
        existing_fields_only=False,
        bytes_reserved=room and 2 * room,
    )
    data: bytes = output.getvalue()
    return data


@dataclass
class Agent:
    """What the software does with one message.

    ``sign`` stands for token and PIN. ``headers`` go along to the server (a test
    server asks for its own); ``answers`` keeps what the server said.
    """

    sign: Sign
    headers: Mapping[str, str] = field(default_factory=dict)
    answers: list[dict[str, Any]] = field(default_factory=list)
    messages: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def act(self, path: str, text: str) -> dict[str, Any]:
        """Answer one message as the software does."""
        if path == "/GetVersion":
            return {"Status": 0, "Message": "", "Version": "stub"}
        if path not in SIGNING:
            return {"Status": 1, "Message": "Unknown function"}
        message = json.loads(text)
        self.messages.append((path, message))
        try:
            signed = self.sign(self._download(message["FileName"]))
            answer = self._upload(message["FileUploadHandler"], signed)
        except (OSError, ValueError) as error:
            return {"Status": 1, "Message": str(error)}
        self.answers.append(answer)
        return {
            "Status": 0 if answer.get("Status") else 1,
            "Message": answer.get("Message", ""),
            "FileName": answer.get("FileName", ""),
            "FileServer": answer.get("FileServer", ""),
            "DocumentNumber": answer.get("DocumentNumber", ""),
            "DocumentDate": answer.get("DocumentDate", ""),
        }

    def _download(self, url: str) -> bytes:
        return self._send(url)

    def _upload(self, url: str, pdf: bytes) -> dict[str, Any]:
        boundary = uuid.uuid4().hex
        body = (
            f"--{boundary}\r\nContent-Disposition: form-data; "
            'name="uploadfile"; filename="signed.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        ).encode()
        body += pdf + f"\r\n--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        headers = {"Content-Type": kind}
        answer: dict[str, Any] = json.loads(self._send(url, body, headers))
        return answer

    def _send(
        self, url: str, body: bytes | None = None, more: Mapping[str, str] | None = None
    ) -> bytes:
        headers = {**self.headers, **(more or {})}
        # the addresses come from our own page, as those of the real software do
        request = urllib.request.Request(url, body, headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            data: bytes = answer.read()
        return data


@contextmanager
def serve_agent(agent: Agent, port: int = PORT) -> Iterator[int]:
    """Serve ``agent`` on the loopback while the block runs; yields its port."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(_application(agent), access_log=None, shutdown_timeout=1)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(step: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(step, loop).result(30)

    async def start() -> None:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, ssl_context=_tls()).start()

    run(start())
    try:
        yield int(runner.addresses[0][1])
    finally:
        run(runner.cleanup())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


def _application(agent: Agent) -> web.Application:
    async def talk(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        message = await socket.receive()
        if message.type == WSMsgType.TEXT:
            answer = await asyncio.to_thread(agent.act, request.path, message.data)
            with suppress(ConnectionError):  # the page gave up
                await socket.send_str(json.dumps(answer, ensure_ascii=False))
        await socket.close()
        return socket

    application = web.Application()
    application.router.add_get("/{function}", talk)
    return application


def _tls() -> ssl.SSLContext:
    """A certificate for 127.0.0.1, as the software installs one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "agent.pem")
        path.write_bytes(_self_signed())
        context.load_cert_chain(path)
    return context


def _self_signed() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(address, critical=False)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + certificate.public_bytes(Encoding.PEM)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--p12", type=Path, required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--port", type=int, default=PORT)
    chosen = parser.parse_args()
    p12 = chosen.p12.read_bytes()
    agent = Agent(lambda pdf: sign_as_agent(pdf, p12, chosen.password))
    with serve_agent(agent, chosen.port):
        threading.Event().wait()


if __name__ == "__main__":
    main()
