# SPDX-License-Identifier: LGPL-3.0-or-later
from . import post_register
from . import envelopes
from . import outgoing_report
