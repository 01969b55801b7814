# SPDX-License-Identifier: LGPL-3.0-or-later
"""Offline verifier: reads the database and the file store, believes neither."""
