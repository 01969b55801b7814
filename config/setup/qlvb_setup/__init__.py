# SPDX-License-Identifier: LGPL-3.0-or-later
"""Set-up, demo and test orchestration of QLVB, on the standard library alone."""
