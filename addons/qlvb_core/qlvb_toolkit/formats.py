# SPDX-License-Identifier: LGPL-3.0-or-later
"""The formats of Thông tư 39/2017/TT-BTTTT, danh mục số thứ tự 3."""

from collections.abc import Mapping

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

DEFAULT_ALLOWED: Mapping[str, frozenset[str]] = {
    extension: frozenset({mimetype})
    for extension, mimetype in (
        ("pdf", "application/pdf"),
        ("doc", "application/msword"),
        ("docx", _OOXML + "wordprocessingml.document"),
        ("odt", _ODF + "text"),
        ("rtf", "application/rtf"),
        ("txt", "text/plain"),
        ("xls", "application/vnd.ms-excel"),
        ("xlsx", _OOXML + "spreadsheetml.sheet"),
        ("ods", _ODF + "spreadsheet"),
        ("csv", "text/csv"),
        ("ppt", "application/vnd.ms-powerpoint"),
        ("pptx", _OOXML + "presentationml.presentation"),
        ("odp", _ODF + "presentation"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("gif", "image/gif"),
        ("tif", "image/tiff"),
        ("tiff", "image/tiff"),
        ("mp3", "audio/mpeg"),
        ("aac", "audio/aac"),
        ("mp4", "video/mp4"),
        ("mpg", "video/mpeg"),
        ("avi", "video/x-msvideo"),
        ("zip", "application/zip"),
        ("gz", "application/gzip"),
        ("xml", "application/xml"),
    )
}
"""MIME types accepted under each lower-case extension, until an administrator's own
list takes its place."""
