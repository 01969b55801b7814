# SPDX-License-Identifier: LGPL-3.0-or-later
from . import test_access
from . import test_closing
from . import test_handover
from . import test_package
from . import test_package_controller
