# SPDX-License-Identifier: LGPL-3.0-or-later
"""Registers, reports and found lists on paper and in files: PDF, XLSX, DOCX.

Rows are taken one by one and written at once, so that a register of many years needs
no more memory than one of a day.
"""

from .docx import write_docx
from .pdf import write_pdf
from .sheets import Paragraph, Sheet, write_sheets
from .table import Below, Column, Moment, Table
from .xlsx import write_xlsx

WRITERS = {"pdf": write_pdf, "xlsx": write_xlsx, "docx": write_docx}
