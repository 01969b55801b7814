# SPDX-License-Identifier: LGPL-3.0-or-later
"""Filling DOCX templates."""

import io
import zipfile
from collections.abc import Mapping, Set
from itertools import pairwise

import docxtpl
import jinja2
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from jinja2.sandbox import SandboxedEnvironment

from .errors import TemplateError
from .rule_lengths import fit_rules
from .types import TemplateProblem

_SIGNER_BLOCK = "Nơi nhận:"


def render_docx(template: bytes, context: Mapping[str, object]) -> bytes:
    """The template filled with ``context``; values are escaped, code is sandboxed.

    Raises TemplateError ``not_a_docx``, ``syntax``, ``unknown_variable`` or
    ``forbidden`` (the template reaches outside its data).
    """
    try:
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        document.render(dict(context), _environment(), autoescape=True)
        _hold_signer_block(document.docx)
        fit_rules(document.docx)
        output = io.BytesIO()
        document.save(output)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError) as error:
        raise TemplateError("not_a_docx", str(error)) from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError("syntax", str(error)) from error
    except jinja2.UndefinedError as error:
        raise TemplateError("unknown_variable", str(error)) from error
    except jinja2.exceptions.SecurityError as error:
        raise TemplateError("forbidden", str(error)) from error
    return output.getvalue()


def printed_variables(template: bytes) -> Set[str]:
    """The names of the variables a template prints.

    Raises TemplateError ``not_a_docx`` or ``syntax``.
    """
    try:
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        return frozenset(document.get_undeclared_template_variables(_environment()))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError) as error:
        raise TemplateError("not_a_docx", str(error)) from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError("syntax", str(error)) from error


def template_errors(template: bytes, known: Set[str]) -> list[TemplateProblem]:
    """Why an uploaded template would not render with the ``known`` variable names."""
    try:
        used = printed_variables(template)
    except TemplateError as error:
        return [TemplateProblem(error.code, str(error.params["detail"]))]
    return [TemplateProblem("unknown_variable", name) for name in sorted(used - known)]


def _hold_signer_block(document: Document) -> None:
    """The block with recipients and signer never starts a page on its own."""
    blocks = list(document.iter_inner_content())
    for before, block in pairwise(blocks):
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Table)
            and block.cell(0, 0).text.strip().startswith(_SIGNER_BLOCK)
        ):
            before.paragraph_format.keep_with_next = True


def _environment() -> jinja2.Environment:
    return SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
