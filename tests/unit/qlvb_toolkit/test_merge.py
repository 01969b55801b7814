# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import docx
import pytest
from qlvb_toolkit.errors import TemplateError
from qlvb_toolkit.extract import extract_text
from qlvb_toolkit.merge import render_docx, template_errors
from qlvb_toolkit.types import TemplateProblem

from . import samples
from .test_extract import WORD


def test_values_are_text_never_markup() -> None:
    value = "A & B < C > D {{ place }} </w:t>"
    rendered = render_docx(samples.word("{{ subject }}"), {"subject": value})
    assert extract_text(rendered, WORD) == value


@pytest.mark.parametrize(
    "expression",
    [
        "{{ subject.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ subject.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_reach_outside_its_data(expression: str) -> None:
    with pytest.raises(TemplateError, match="forbidden"):
        render_docx(samples.word(expression), {"subject": "x"})


@pytest.mark.parametrize(
    ("template", "code", "problem"),
    [
        (b"nothing", "not_a_docx", "not_a_docx"),
        (samples.archive({"a": b"b"}), "not_a_docx", "not_a_docx"),
        (samples.word("{% if subject %}"), "syntax", "syntax"),
        (samples.word("{{ subjcet }}"), "unknown_variable", "unknown_variable"),
    ],
)
def test_a_faulty_template_is_refused_by_kind(template, code, problem) -> None:
    with pytest.raises(TemplateError, match=code):
        render_docx(template, {"subject": "x"})
    assert [p.code for p in template_errors(template, {"subject"})] == [problem]


def test_unknown_variables_are_named() -> None:
    template = samples.word("{{ subjcet }} {{ subject }}")
    assert template_errors(template, {"subject"}) == [
        TemplateProblem("unknown_variable", "subjcet")
    ]
    assert template_errors(samples.word("{{ subject }}"), {"subject"}) == []


def test_the_signer_block_holds_the_last_line_of_the_body(decision_docx: bytes) -> None:
    document = docx.Document(io.BytesIO(decision_docx))
    last = next(p for p in document.paragraphs if p.text.endswith("Quyết định này./."))
    assert last.paragraph_format.keep_with_next
