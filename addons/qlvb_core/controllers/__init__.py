# SPDX-License-Identifier: LGPL-3.0-or-later
from . import file
from . import data_export
from . import export
from . import printout
from . import home
from . import no_post
from . import session
from . import xmlrpc
from . import login_gate
from . import staff
from . import web_manifest
