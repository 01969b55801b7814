# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_axis
from . import test_delivery
from . import test_paper
from . import test_hostile_packets
from . import test_incoming_packet
from . import test_reason_dialog
from . import test_recall
from . import test_answer
from . import test_recall_packets
from . import test_version
from . import test_copy
