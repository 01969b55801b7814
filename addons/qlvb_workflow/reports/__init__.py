# SPDX-License-Identifier: LGPL-3.0-or-later
from . import incoming_register
from . import agency_book
from . import resolution_register
from . import resolution_report
from . import outgoing_register
from . import outgoing_report
from . import dossier_lists
from . import handling_sheet
from . import handling_sheets
from . import comment_table
