# SPDX-License-Identifier: LGPL-3.0-or-later
"""R62 with the real LibreOffice."""

import io
import os
import socket
import subprocess
import threading
import time
from pathlib import Path

import docx
import psutil
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from PIL import Image
from qlvb_toolkit import errors
from qlvb_toolkit.office import convert_to_pdf, page_png

from . import samples


def test_r62_a_draft_becomes_pdf_a_2b_with_its_fonts(decision_pdf, tmp_path) -> None:
    """R62"""
    assert decision_pdf.startswith(b"%PDF-1.")
    assert b"<pdfaid:part>2</pdfaid:part>" in decision_pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in decision_pdf
    path = tmp_path / "a.pdf"
    path.write_bytes(decision_pdf)
    fonts = subprocess.run(
        ["pdffonts", str(path)], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "DejaVu" not in line
        assert "LiberationSerif" in line or "Tinos" in line or "TimesNewRoman" in line
        assert line.split()[-5] == "yes"


def test_what_is_no_document_fails_with_what_libreoffice_said() -> None:
    with pytest.raises(errors.ConversionFailed) as caught:
        convert_to_pdf(samples.archive({"a": b"b"}))
    assert caught.value.params["output"]


def test_a_missing_program_is_named() -> None:
    with pytest.raises(errors.LibreOfficeMissing) as caught:
        convert_to_pdf(samples.word(), soffice="no-such-office")
    assert caught.value.params == {"soffice": "no-such-office"}


def _slow_office(folder: Path) -> Path:
    program = folder / "soffice"
    pid_file = folder / "child"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {pid_file}\nwait\n")
    program.chmod(0o755)
    return program


def test_a_timeout_leaves_no_process_behind(tmp_path) -> None:
    program = _slow_office(tmp_path)
    started = time.monotonic()
    with pytest.raises(errors.ConversionTimeout) as caught:
        convert_to_pdf(samples.word(), soffice=str(program), timeout_seconds=1)
    assert time.monotonic() - started < 5
    assert caught.value.params == {"timeout_seconds": 1}
    child = int((tmp_path / "child").read_text())
    assert not psutil.pid_exists(child) or (
        psutil.Process(child).status() == psutil.STATUS_ZOMBIE
    )


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LINKED_PICTURE = f"""
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"
 xmlns:pic="{_DRAWING}/picture"><w:drawing><wp:inline>
<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>
<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="LINK"/><a:stretch><a:fillRect/></a:stretch>
</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
"""


def _document_linking_to(url: str) -> bytes:
    document = docx.Document()
    link = document.part.relate_to(url, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    run = parse_xml(_LINKED_PICTURE.replace("LINK", link))
    document.add_paragraph()._p.append(run)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def test_linked_files_of_the_server_are_not_shown(tmp_path) -> None:
    path = tmp_path / "secret.png"
    Image.new("RGB", (50, 50), (255, 0, 0)).save(path)
    pdf = convert_to_pdf(_document_linking_to(path.as_uri()))
    with Image.open(io.BytesIO(page_png(pdf, 0, 200))) as picture:
        colours = picture.convert("RGB").getcolors(1 << 20)
    assert (255, 0, 0) not in [colour for _count, colour in colours]


def test_linked_pictures_are_not_fetched() -> None:
    """A draft must not make the server call an address of the author's choice."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)

        def answer() -> None:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            callers.append(connection.recv(100).decode("latin-1"))
            connection.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        convert_to_pdf(_document_linking_to(url))
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    assert callers == []


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(errors.ConversionFailed):
        convert_to_pdf(b"x", soffice="false")
    assert os.listdir(tmp_path) == []


def test_a_page_picture_has_the_width_asked_for(decision_pdf: bytes) -> None:
    with Image.open(io.BytesIO(page_png(decision_pdf, 0, 300))) as picture:
        assert picture.format == "PNG"
        assert picture.width in (300, 301)
        assert picture.convert("L").getextrema()[0] < 128


def test_a_page_cannot_claim_the_memory_of_the_server() -> None:
    """R65: a page of a ribbon's shape becomes a small picture, not a huge one."""
    ribbon = samples.pdf(1).replace(b"[0 0 595 842]", b"[0 0 10 14400]")
    with Image.open(io.BytesIO(page_png(ribbon, 0, 100))) as picture:
        assert picture.height <= 610


@pytest.mark.parametrize("page", [-1, 1])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(errors.PageOutOfRange) as caught:
        page_png(samples.pdf(1), page, 100)
    assert caught.value.params == {"page": page, "page_count": 1}


def test_form_fields_are_drawn() -> None:
    """Numbers and dates stamped as fields must show in the picture."""
    appearance = b"0 0 0 rg 0 0 100 100 re f"
    field = (
        b"100 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Tx /T (so) /F 4 "
        b"/Rect [0 742 100 842] /AP << /N 101 0 R >> >>\nendobj\n"
        b"101 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] "
        b"/Length %d >>\n"
        b"stream\n%s\nendstream\nendobj\n" % (len(appearance), appearance)
    )
    data = samples.pdf(extra=field, catalog=b"/AcroForm << /Fields [100 0 R] >>")
    data = data.replace(b"/MediaBox", b"/Annots [100 0 R] /MediaBox")
    assert len(pypdfium2.PdfDocument(data)) == 1
    with Image.open(io.BytesIO(page_png(data, 0, 595))) as picture:
        assert picture.convert("L").getpixel((50, 50)) == 0
