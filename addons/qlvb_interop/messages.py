# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for the typed refusals of ``qlvb_edxml``."""

from .qlvb_edxml import (
    AttachmentMismatch,
    AttachmentMissing,
    BadDate,
    BadIdentifier,
    BadValue,
    DuplicateRecipient,
    EdxmlError,
    Hostile,
    MissingField,
    NotXml,
    SecrecyDeclared,
    TooLarge,
    TooLong,
    UnknownMessage,
)


def edxml_message(env, error: EdxmlError) -> str:
    """Return what is wrong with a packet, for the clerk; nothing of it was kept."""
    reason = _reason(env, error)
    return env._(
        "The packet was refused: %(reason)s Nothing was stored.", reason=reason
    )


def building_message(env, error: EdxmlError) -> str:
    """Return why no packet can be made of a document, for whoever issues it."""
    return env._(
        "No packet for the national axis can be made: %(reason)s Correct it, then "
        "issue again.",
        reason=_reason(env, error),
    )


def transport_message(env, error: EdxmlError) -> str:
    """Return why the axis did not take a packet, for the clerk and the operator."""
    return env._(
        "The national axis refused the packet (%(detail)s).",
        detail=error.params.get("detail") or error.params.get("reason") or error.code,
    )


def _reason(env, error):
    params = error.params
    match error:
        case NotXml():
            return env._(
                "it is not a readable XML file (line %(line)s).", line=params["line"]
            )
        case UnknownMessage():
            return env._("it is not an edXML document packet.")
        case Hostile():
            return env._("it holds dangerous content (%(kind)s).", kind=params["kind"])
        case TooLarge():
            return env._("“%(what)s” is larger than allowed.", what=params["what"])
        case SecrecyDeclared():
            return env._(
                "it declares the secrecy mark “%(mark)s”; state secrets never enter "
                "this system.",
                mark=params["mark"],
            )
        case AttachmentMissing():
            return env._(
                "file “%(name)s” is announced but not in the packet.",
                name=params["name"],
            )
        case AttachmentMismatch():
            return env._("file “%(name)s” is damaged.", name=params["name"])
        case MissingField():
            return env._("field “%(name)s” is missing.", name=params["name"])
        case TooLong():
            return env._(
                "field “%(name)s” is longer than %(limit)s characters.",
                name=params["name"],
                limit=params["limit"],
            )
        case BadDate() | BadValue() | BadIdentifier():
            return env._(
                "field “%(name)s” has the unusable value “%(value)s”.",
                name=params["name"],
                value=params["value"],
            )
        case DuplicateRecipient():
            return env._(
                "recipient %(organ)s is named twice.", organ=params["organ_id"]
            )
        case _:
            return env._("it cannot be used (%(code)s).", code=error.code)
