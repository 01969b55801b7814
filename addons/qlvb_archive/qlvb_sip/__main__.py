# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run the command line."""

import sys

from .cli import main

sys.exit(main(sys.argv[1:]))
