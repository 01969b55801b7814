#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Finds a Python that can run the set-up, then hands over to qlvb_setup.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

# Debian's own Python first: the virtual environment is made from it
python=/usr/bin/python3
[ -x "$python" ] || python=$(command -v python3 || true)
if [ -z "$python" ] ||
    ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "ERROR: Python 3.11 or newer is needed; found: ${python:-none}" \
        "$({ [ -n "$python" ] && "$python" --version; } 2>&1)." >&2
    echo "On Debian 12: apt-get install python3" >&2
    exit 1
fi

umask 022
PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 exec "$python" -m qlvb_setup "$@"
