# SPDX-License-Identifier: LGPL-3.0-or-later
from . import audit_event
from . import document_type
from . import ir_attachment
from . import work_item
from . import transfer
from . import package
from . import dossier
from . import dossier_access
from . import dossier_close
from . import dossier_handover
from . import dossier_package
