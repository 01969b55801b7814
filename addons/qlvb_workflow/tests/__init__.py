# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_incoming
from . import test_handling
from . import test_assignment_return
from . import test_outgoing
from . import test_drafting
from . import test_authority
from . import test_delegation
from . import test_reading
from . import test_rights
from . import test_states_page
from . import test_wizards
from . import test_handover_account
from . import test_unit_change
from . import test_incoming_twice
from . import test_intake_reading
from . import test_follow_up
from . import test_compliance
