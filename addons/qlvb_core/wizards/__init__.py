# SPDX-License-Identifier: LGPL-3.0-or-later
from . import document_wizard
from . import file_wizard
from . import access_wizard
