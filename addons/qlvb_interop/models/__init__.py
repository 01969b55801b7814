# SPDX-License-Identifier: LGPL-3.0-or-later
from . import exchange_transport
from . import exchange_message
from . import exchange_delivery
from . import edxml_mapping
from . import edxml_intake
from . import document
from . import recipient
from . import ir_attachment
from . import audit_event
