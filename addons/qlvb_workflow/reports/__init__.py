# SPDX-License-Identifier: LGPL-3.0-or-later
from . import incoming_register
from . import handling_sheet
