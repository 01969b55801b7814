# SPDX-License-Identifier: LGPL-3.0-or-later
from . import audit_event
from . import work_item
from . import phrase
from . import authority
from . import post
from . import document_template
from . import assignment
from . import opinion
from . import review
from . import document_file
from . import document_flow
from . import document_incoming
from . import document_intake
from . import document_handling
from . import document_outgoing
from . import document_drafting
from . import handover
