# SPDX-License-Identifier: LGPL-3.0-or-later
from . import document_wizard
from . import file_wizard
from . import file_scanner
from . import account_wizard
from . import account_state_wizard
from . import account_create_wizard
from . import account_post_wizard
from . import account_adjust_wizard
from . import account_handover_wizard
from . import staff_import_wizard
from . import unit_agency_wizard
from . import unit_commune_wizard
from . import audit_export
from . import audit_status
from . import access_set
from . import access_wizard
from . import mail_compose
