# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a browser asks the server from the login to the first list, without assets."""

import re
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import requests

LIST_LIMIT, COUNT_LIMIT = 80, 10_001


@dataclass(frozen=True)
class Visitor:
    """Who logs in, and which list opens first (``action`` by its external id)."""

    login: str
    password: str
    action: str
    domain: tuple = ()


class Visit:
    """One fresh browser session."""

    def __init__(self, url: str, database: str) -> None:
        self._url = url
        self._database = database
        self._session = requests.Session()

    def measure(self, visitor: Visitor) -> tuple[float, float]:
        """Return milliseconds of the login, and of all until the first list."""
        begin = time.perf_counter()
        self._log_in(visitor)
        middle = time.perf_counter()
        self._open(visitor)
        return (middle - begin) * 1000, (time.perf_counter() - middle) * 1000

    def _log_in(self, visitor: Visitor) -> None:
        answer = self._call(
            "/web/session/authenticate",
            db=self._database,
            login=visitor.login,
            password=visitor.password,
        )
        assert answer["uid"], f"{visitor.login} does not come in"

    def _open(self, visitor: Visitor) -> None:
        assert "odoo.__session_info__" in self._get("/odoo")
        self._get("/web/webclient/load_menus")
        action = self._call("/web/action/load", action_id=visitor.action)
        model = action["res_model"]
        views = self._call_model(
            model, "get_views", [[False, "list"], [False, "search"]]
        )
        found = self._call_model(
            model,
            "web_search_read",
            list(visitor.domain),
            _specification(views, model),
            limit=LIST_LIMIT,
            count_limit=COUNT_LIMIT,
        )
        assert found["length"] >= LIST_LIMIT, f"{visitor.login}: {found['length']} rows"

    def _get(self, path: str) -> str:
        response = self._session.get(self._url + path, timeout=60)
        response.raise_for_status()
        return response.text

    def _call_model(self, model: str, method: str, *args: object, **options: object):
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self._call(path, model=model, method=method, args=args, kwargs=options)

    def _call(self, path: str, **parameters: object):
        body = {"jsonrpc": "2.0", "method": "call", "params": parameters}
        response = self._session.post(self._url + path, json=body, timeout=60)
        response.raise_for_status()
        answer = response.json()
        assert "error" not in answer, answer["error"]["data"]["message"]
        return answer["result"]


def _specification(views: dict, model: str) -> dict[str, dict]:
    """Return what the web client asks of each row of a list."""
    arch = re.sub(r"^<\?xml.*?\?>", "", views["views"]["list"]["arch"])
    root = ET.fromstring(arch)  # noqa: S314 - of our own server
    names = [node.get("name") for node in root.findall("field")]
    fields = views["models"][model]["fields"]
    return {name: _asked(fields[name]["type"]) for name in names}


def _asked(field_type: str) -> dict:
    if field_type == "many2one":
        return {"fields": {"display_name": {}}}
    return {"fields": {}} if field_type in ("one2many", "many2many") else {}
