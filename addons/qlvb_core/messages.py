# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for the typed errors of the Odoo-free packages (they never translate)."""

from .qlvb_toolkit import errors


def file_error_message(env, filename: str, error: errors.ToolkitError) -> str:
    """Return what is wrong with a refused file and what to do, for the user."""
    reason = _file_reason(env, error)
    return env._(
        "File “%(name)s” was refused: %(reason)s", name=filename, reason=reason
    )


def own_file_error_message(env, filename: str, error: errors.ToolkitError) -> str:
    """Return the same for a file of the user's own: nobody else sends it again."""
    match error:
        case errors.BrokenFile() if error.params.get("detail") != "expansion_limit":
            return env._(
                "File “%(name)s” is broken and cannot be read. Open it in Excel, save "
                "it again as “Excel Workbook (*.xlsx)” and choose it once more.",
                name=filename,
            )
        case _:
            return file_error_message(env, filename, error)


def _file_reason(env, error):
    match error:
        case errors.EmptyFile():
            return env._("it is empty.")
        case errors.FileTooLarge():
            return env._(
                "it is %(size)s MB, the limit is %(limit)s MB.",
                size=round(error.params["size"] / 2**20, 1),
                limit=round(error.params["limit"] / 2**20, 1),
            )
        case errors.TypeNotAllowed():
            return env._(
                "files of type “%(ext)s” are not on the list of allowed formats "
                "(Circular 39/2017/TT-BTTTT).",
                ext=error.params["extension"],
            )
        case errors.TypeMismatch():
            return env._(
                "its content is not of type “%(ext)s”. "
                "Save it again in the right format.",
                ext=error.params["extension"],
            )
        case errors.EncryptedFile():
            return env._("it is protected by a password. Remove the password first.")
        case errors.ActiveContent():
            return env._("it holds scripts, macros or embedded programs.")
        case errors.InfectedFile():
            return env._(
                "it holds malware (%(malware)s). Nothing of it was kept; the admin of "
                "your agency was told. Do not open it on your computer.",
                malware=error.params["malware"],
            )
        case errors.ScannerDown():
            return env._(
                "it cannot be scanned for malware now, and without a scan nothing is "
                "taken in (Regulation Điều 15.2). Try again in a few minutes; if it "
                "goes on, tell the operator."
            )
        case errors.InvalidSheet():
            return _sheet_reason(env, error)
        case errors.BrokenFile(params={"detail": "expansion_limit"}):
            return env._("unpacked it would be far too large.")
        case errors.BrokenFile(params={"detail": "nested_archive"}):
            return env._(
                "it holds another archive, into which nobody can look. Unpack it and "
                "send the files themselves."
            )
        case _:
            return env._(
                "it is broken and cannot be opened. Ask the sender for it again."
            )


def _sheet_reason(env, error):
    match error.code:
        case "too_many_rows":
            return env._(
                "the sheet “%(sheet)s” has more than %(limit)s rows. Split the file.",
                **error.params,
            )
        case "too_many_columns":
            return env._(
                "the sheet “%(sheet)s” has more than %(limit)s columns. "
                "Use the template.",
                **error.params,
            )
        case "no_known_sheet":
            return env._(
                "it has none of the sheets “Đơn vị”, “Tài khoản”, “Vị trí công tác”. "
                "Use the template."
            )
        case _:
            return env._(
                "it is not an Excel workbook (XLSX). Save it as “Excel Workbook "
                "(*.xlsx)”."
            )
