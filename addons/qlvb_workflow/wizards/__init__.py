# SPDX-License-Identifier: LGPL-3.0-or-later
from . import reason_wizard
from . import receive_wizard
from . import present_wizard
from . import direct_wizard
from . import pass_on_wizard
from . import reassign_wizard
from . import opinion_wizard
from . import finish_wizard
from . import upload_wizard
from . import approve_wizard
from . import register_print_wizard
from . import present_wizard_route
from . import reason_wizard_step
from . import step_wizard
