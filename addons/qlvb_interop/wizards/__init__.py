# SPDX-License-Identifier: LGPL-3.0-or-later
from . import packet
from . import reason
from . import recall
from . import paper
