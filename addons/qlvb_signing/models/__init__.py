# SPDX-License-Identifier: LGPL-3.0-or-later
from . import certificate
from . import trust_anchor
from . import signature
from . import unit
from . import post
from . import work_item
from . import audit_event
from . import document_file
from . import document_verify
from . import document_sign
from . import document_issue
from . import handover
from . import data_export
