# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_attacks
from . import test_audit
from . import test_calendar
from . import test_document
from . import test_dossier
from . import test_file_controller
from . import test_register
from . import test_rights_of_all_models
from . import test_rule
from . import test_visibility
from . import test_web_client
from . import test_login_password
from . import test_login_lock
from . import test_login_second_factor
from . import test_login_session
from . import test_incident
