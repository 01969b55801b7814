# SPDX-License-Identifier: LGPL-3.0-or-later
from . import key
from . import sign
from . import seal
from . import certificate
from . import certificate_entry
from . import certificate_entry_device
from . import copy
from . import sign_places
from . import reason_signed
