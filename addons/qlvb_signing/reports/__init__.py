# SPDX-License-Identifier: LGPL-3.0-or-later
from . import copy_register
from . import file_use_register
from . import outgoing_report
