# SPDX-License-Identifier: LGPL-3.0-or-later
from . import certificate
from . import evidence
from . import signing_agent
from . import verification
from . import places
from . import seal_preview
