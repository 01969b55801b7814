# SPDX-License-Identifier: LGPL-3.0-or-later
"""An event's columns against its sealed text, which they repeat.

Nearly all do, so the columns are spelled as the writer did and compared as one text;
only what differs is taken apart to say where.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from json.encoder import encode_basestring

from .rows import COPIES, EventRow

# The application's clock against the database's: more is a back-dated event.
_CLOCKS_APART = timedelta(hours=1)
_VIETNAM = timedelta(hours=7)
# The column that points to the record itself when it is of this model.
_LINKS: dict[object, str] = {
    "qlvb.document": "document_id",
    "qlvb.dossier": "dossier_id",
}


def problems(row: EventRow) -> list[str]:
    """What of the columns, times and links is not as sealed, in words."""
    if _spelled(row) == row.payload:
        sealed = (row.occurred_iso, row.res_model, row.res_id)
        differing: list[str] = []
    else:
        data = sealed_data(row)
        sealed = (data.get("occurred_iso"), data.get("res_model"), data.get("res_id"))
        differing = list(_differing(row, data))
    iso, model, number = sealed
    return [*differing, *_wrong_times(row, iso), *_wrong_links(row, model, number)]


def sealed_data(row: EventRow) -> dict[str, object]:
    """The sealed text taken apart; empty when it is no JSON object."""
    try:
        data = json.loads(row.payload)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _spelled(row: EventRow) -> str:
    """The columns as ``qlvb_toolkit.chain.canonical`` spells them.

    No two rows have the same spelling: text is quoted, and nothing stands behind the
    details but values of fixed number.
    """
    quoted = [
        "null" if value is None else encode_basestring(value)
        for value in (
            row.actor_login,
            row.actor_name,
            row.address,
            row.code,
            row.occurred_iso,
            row.post_title,
            row.res_model,
            row.res_name,
            row.result,
        )
    ]
    login, name, address, code, iso, title, model, named, result = quoted
    agency = "null" if row.agency_id is None else row.agency_id
    number = "null" if row.res_id is None else row.res_id
    return (
        f'{{"actor_login":{login},"actor_name":{name},"address":{address},'
        f'"agency_id":{agency},"code":{code},"data":{row.data or "{}"},'
        f'"occurred_iso":{iso},"post_title":{title},"res_id":{number},'
        f'"res_model":{model},"res_name":{named},"result":{result}}}'
    )


def _differing(row: EventRow, data: Mapping[str, object]) -> Iterator[str]:
    for name in COPIES:
        value, sealed = getattr(row, name), data.get(name)
        if name == "data":
            value, sealed = _details(value), sealed or None
        # Odoo keeps "no value" of text and numbers as NULL.
        if (value if value != "" else None) != (sealed if sealed != "" else None):
            yield f"cột {name} là {value!r}, nội dung đã niêm ghi {sealed!r}"


def _wrong_times(row: EventRow, iso: object) -> Iterator[str]:
    if not _is_written_at(row.occurred_at, iso) and _utc(iso) != row.occurred_at:
        yield f"cột occurred_at là {row.occurred_at}, đã niêm {_utc(iso)}"
    elif abs(row.recorded_at - row.occurred_at) > _CLOCKS_APART:
        yield f"ghi ngày {_utc(iso)} nhưng cơ sở dữ liệu nhận lúc {row.recorded_at}"


def _is_written_at(moment: datetime, iso: object) -> bool:
    """Whether `iso` is surely this second, spelled as the writer does; quick."""
    local = (moment + _VIETNAM).isoformat()
    text = str(iso)
    return (
        len(text) == len(local) + 10
        and text.startswith(f"{local}.")
        and text.endswith("+07:00")
        and text[-9:-6].isdecimal()
    )


def _wrong_links(row: EventRow, model: object, number: object) -> Iterator[str]:
    name = _LINKS.get(model)
    target = getattr(row, name) if name else None
    if target is not None and target != number:
        yield f"cột {name} là {target}, nội dung đã niêm ghi {number}"


def _details(text: object) -> object:
    """The details as the column holds them: JSON text, or nothing."""
    if not text:
        return None
    try:
        return json.loads(str(text)) or None
    except ValueError:
        return text


def _utc(iso: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(iso))
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
