# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for what qlvb_sip refuses (it never translates)."""

from .qlvb_sip import errors


def field_label(env, name: str) -> str:
    """Return the people's name of an official metadata field (TT 05/2025/TT-BNV)."""
    labels = {
        "title": env._("title"),
        "maintenance": env._("retention"),
        "startDate": env._("start date"),
        "endDate": env._("end date"),
        "typeName": env._("document type"),
        "codeNumber": env._("number"),
        "codeNotation": env._("notation"),
        "issuedDate": env._("document date"),
        "organName": env._("issuing body"),
        "subject": env._("subject"),
        "numberOfPage": env._("pages"),
        "autograph": env._("note"),
        "docOrdinal": env._("files"),
    }
    return labels.get(name, name)


def issue_message(env, issue, subject: str) -> str:
    """Return one broken field in words.

    :param subject: the dossier or document it belongs to
    """
    label = field_label(env, issue.field)
    match issue.rule:
        case "required":
            return env._("%(name)s: %(field)s is missing.", name=subject, field=label)
        case "max_length":
            return env._("%(name)s: %(field)s is too long.", name=subject, field=label)
        case "code" if issue.field == "maintenance":
            return env._(
                "%(name)s: only dossiers kept permanently go to another archive.",
                name=subject,
            )
        case _:
            return env._(
                "%(name)s: %(field)s “%(value)s” does not fit the package.",
                name=subject,
                field=label,
                value=issue.value,
            )


def package_message(env, error: errors.SipError) -> str:
    """Return why no package could be made, and what to do."""
    match error:
        case errors.PackageBroken():
            return env._(
                "The package does not verify (%(code)s): nothing was kept. "
                "Tell the operator.",
                code=error.finding.code,
            )
        case _:
            return env._(
                "The package could not be made (%(code)s). Check the data of the "
                "dossier and try again.",
                code=error.code,
            )
