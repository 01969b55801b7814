# SPDX-License-Identifier: LGPL-3.0-or-later
"""What others do to a file after it was signed, and hostile files."""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from qlvb_pades.appearance import INVISIBLE
from qlvb_pades.types import SigningKey

from tests.unit.qlvb_pades.key_signer import KeySigner

Writer = IncrementalPdfFileWriter


def writer_for(pdf: bytes) -> Writer:
    return IncrementalPdfFileWriter(BytesIO(pdf))


def written(writer: Writer) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def refill(pdf: bytes, field: str, text: str) -> bytes:
    """Change value and appearance of a text field, as form software would."""
    writer = writer_for(pdf)
    for reference in writer.root["/AcroForm"]["/Fields"]:
        widget = reference.get_object()
        if widget["/T"] == field:
            old = widget["/AP"]["/N"]
            forged = generic.StreamObject(
                {key: old.raw_get(key) for key in ("/Type", "/Subtype", "/BBox")},
                stream_data=old.data.replace(b"(15)", f"({text})".encode()),
            )
            forged["/Resources"] = old["/Resources"]
            widget["/V"] = generic.pdf_string(text)
            widget["/AP"] = generic.DictionaryObject(
                {pdf_name("/N"): writer.add_object(forged)}
            )
            writer.update_container(widget)
    return written(writer)


def add_stamp(writer: Writer, text: str = "Số: 99") -> None:
    """A FreeText annotation on page 1, as some agencies' software stamps."""
    appearance = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): _numbers(0, 0, 60, 20),
        },
        stream_data=b"0 0 60 20 re S",
    )
    annotation = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Contents"): generic.pdf_string(text),
            pdf_name("/DA"): generic.pdf_string("/Helv 12 Tf"),
            pdf_name("/F"): generic.NumberObject(4),
            pdf_name("/Rect"): _numbers(150, 690, 210, 710),
            pdf_name("/AP"): generic.DictionaryObject(
                {pdf_name("/N"): writer.add_object(appearance)}
            ),
        }
    )
    page = writer.find_page_for_modification(0)[0]
    writer.register_annotation(page, writer.add_object(annotation))


def stamp(pdf: bytes) -> bytes:
    writer = writer_for(pdf)
    add_stamp(writer)
    return written(writer)


def replace_page_content(pdf: bytes) -> bytes:
    writer = writer_for(pdf)
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(
        generic.StreamObject(stream_data=b"0 0 100 100 re f")
    )
    writer.update_container(page)
    return written(writer)


def crop_page(pdf: bytes) -> bytes:
    """Hide the lower half without touching any content."""
    writer = writer_for(pdf)
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/CropBox"] = _numbers(0, 400, 595, 842)
    writer.update_container(page)
    return written(writer)


def overwrite_content_through_stamp(pdf: bytes) -> bytes:
    """Rewrite the page's content and excuse it as a stamp's appearance."""
    writer = writer_for(pdf)
    page = writer.find_page_for_modification(0)[0].get_object()
    content = page.raw_get("/Contents")
    stream = content.get_object()
    stream._data, stream._encoded_data = b"0 0 100 100 re f", None
    writer.mark_update(content.reference)
    annotation = names(Type="Annot", Subtype="FreeText")
    annotation[pdf_name("/Rect")] = _numbers(0, 0, 10, 10)
    annotation[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): content})
    writer.register_annotation(
        page.container_ref.get_object().container_ref,
        writer.add_object(annotation),
    )
    return written(writer)


def approve(
    pdf: bytes, key: SigningKey, field: str, *, with_stamp: bool = False
) -> bytes:
    """An ordinary visible signature in a new field, made by other software."""
    writer = writer_for(pdf)
    if with_stamp:
        add_stamp(writer)
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        KeySigner(key),
        stamp_style=INVISIBLE,
        new_field_spec=SigFieldSpec(field, box=(300, 100, 400, 150)),
    )
    return signer.sign_pdf(writer, bytes_reserved=16384).getvalue()


def set_catalog(pdf: bytes, key: str, value: generic.PdfObject) -> bytes:
    writer = writer_for(pdf)
    writer.root[pdf_name(key)] = writer.add_object(value)
    writer.update_root()
    return written(writer)


def names(**entries: str) -> generic.DictionaryObject:
    return generic.DictionaryObject(
        {pdf_name("/" + key): pdf_name("/" + value) for key, value in entries.items()}
    )


def _numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject(generic.FloatObject(value) for value in values)
