# SPDX-License-Identifier: LGPL-3.0-or-later
"""Entry point of ``python -m qlvb_pades``."""

import sys

from .cli import main

sys.exit(main())
