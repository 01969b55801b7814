# SPDX-License-Identifier: LGPL-3.0-or-later
"""Put the demo province into an empty database."""

import base64
import json
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from odoo.addons.qlvb_core.clock import today

from config.demo import province
from config.demo.procedures import publish_procedure
from tests.fakes.pki.authority import Pki
from tests.fakes.pki.images import seal_png, signature_png


class ProvinceLoader:
    """Makes units, people, posts, registers and certificates; runs as superuser."""

    def __init__(self, env, directory: Path, pki: Path, pin: str) -> None:
        self.env = env
        self.directory = directory
        self.pki = pki
        self.pin = pin
        self.units = {}
        self.users = {}

    def load(self) -> None:
        """Load everything; the caller commits."""
        self._operator()
        self._units()
        self._people()
        self._second_steps()
        self._authorities()
        self._registers()
        self._correspondents()
        self._file_plans()
        publish_procedure(self)
        self._trust()
        self._certificates()
        self._outbox()

    def _operator(self) -> None:
        """Call Odoo's first login by a name; its account takes it over."""
        self.env.ref("base.user_admin").name = province.OPERATOR_NAME

    def _units(self) -> None:
        for rank, agency in enumerate(province.AGENCIES):
            values = {
                "name": agency.name,
                "code": agency.code,
                "kind": "agency",
                "body_kind_id": self._body_kind(agency.body_kind),
                "organ_id": agency.organ_id,
                # no right follows it: each agency is its own (docs/rights.md)
                "parent_id": rank > 0 and self.units["ubnd"].id,
                "sequence": rank,  # the office, the departments, the communes
                "superior_name": agency.superior,
                "is_committee": agency.is_committee,
                "place": agency.place,
                "valid_from": "2025-07-01",
                "seal_image": base64.b64encode(seal_png(agency.name)),
            }
            self.units[agency.key] = self.env["qlvb.unit"].create(values)
            for department in agency.departments:
                self.units[department.key] = self.env["qlvb.unit"].create(
                    {
                        "name": department.name,
                        "code": department.code,
                        "body_kind_id": self._body_kind("department"),
                        "parent_id": self.units[agency.key].id,
                    }
                )
        self.units["vpubnd"].drafts_for_id = self.units["ubnd"]

    def _body_kind(self, code: str) -> int:
        return self.env.ref(f"qlvb_core.body_kind_{code}").id

    def _people(self) -> None:
        roles = {role.code: role.id for role in self.env["qlvb.role"].search([])}
        quiet = self.env["res.users"].with_context(no_reset_password=True)
        for person in province.PEOPLE:
            user = quiet.create(
                {
                    "name": person.name,
                    "login": person.login,
                    "password": province.DEMO_PASSWORD,
                    "lang": "vi_VN",
                    "tz": "Asia/Ho_Chi_Minh",
                }
            )
            self.users[person.login] = user
            for index, post in enumerate(person.posts):
                self.env["qlvb.post"].create(
                    {
                        "user_id": user.id,
                        "unit_id": self.units[post.unit].id,
                        "role_ids": [(6, 0, [roles[code] for code in post.roles])],
                        "title": post.title,
                        "date_from": "2025-07-01",
                        "is_default": index == 0,
                        "is_concurrent": self._is_elsewhere(person, post),
                        "signature_image": person.signs
                        and base64.b64encode(signature_png(person.name)),
                    }
                )

    def _is_elsewhere(self, person, post) -> bool:
        """Whether the post is of another agency than the person's first one."""
        first, here = (self.units[p.unit].agency_id for p in (person.posts[0], post))
        return first != here

    def _second_steps(self) -> None:
        """Give admins the code key that is printed, so that nobody must set one up."""
        operator = self.env.ref("base.user_admin")
        operator.password = province.DEMO_PASSWORD
        admins = [self.users[p.login] for p in province.PEOPLE if p.is_admin]
        for user in (operator, *admins):
            user.totp_secret = province.DEMO_CODE_KEY

    def _authorities(self) -> None:
        self.env["qlvb.authority"].create(
            {
                "code": "KT.",
                "post_id": self.users["phochutich"].qlvb_post_ids.id,
                "scope": "Khoa học, công nghệ, chuyển đổi số, văn hóa, giáo dục",
                "instrument": "Quyết định phân công Chủ tịch, các Phó Chủ tịch",
                "date_from": "2025-07-01",
            }
        )

    def _registers(self) -> None:
        year = today().year
        for key, direction, series, last in province.OPENING_NUMBERS:
            register = self.env["qlvb.register"]._for(
                self.units[key], direction, series, year
            )
            register.write({"opening_number": last, "opening_date": f"{year}-01-02"})

    def _correspondents(self) -> None:
        for name, organ_id in province.CORRESPONDENTS:
            self.env["qlvb.correspondent"].create({"name": name, "organ_id": organ_id})

    def _file_plans(self) -> None:
        year = today().year
        for key, unit_key in (("vpubnd", "vp_kgvx"), ("skhcn", "skhcn_cds")):
            self.env["qlvb.file.plan"].create(
                {
                    "name": f"Danh mục hồ sơ năm {year}",
                    "agency_id": self.units[key].id,
                    "year": year,
                    "line_ids": [
                        (
                            0,
                            0,
                            {
                                "notation": notation,
                                "title": title,
                                "retention_years": retention,
                                "unit_id": self.units[unit_key].id,
                            },
                        )
                        for notation, title, retention in province.FILE_PLAN
                    ],
                }
            )

    def _trust(self) -> None:
        for name, purpose, file_name in (
            ("Cơ quan chứng thực thử nghiệm", "signature", "roots.pem"),
            ("Dấu thời gian thử nghiệm", "timestamp", "tsa-roots.pem"),
        ):
            self.env["qlvb.trust.anchor"].create(
                {
                    "name": name,
                    "purpose": purpose,
                    "pem": (self.pki / file_name).read_text(),
                }
            )
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("qlvb.signing.key_directory", str(self.pki / "certs"))
        parameters.set_param("qlvb.tsa_url", Pki(self.pki, self.pin).tsa_url)
        # Keys in files sign in demonstrations only.
        parameters.set_param("qlvb.signing.demonstration", "True")

    def _outbox(self) -> None:
        """In the demo packets for the national axis go into a folder."""
        outbox = self.directory / "outbox"
        outbox.mkdir(parents=True, exist_ok=True)
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("qlvb.interop.transport", "folder")
        parameters.set_param("qlvb.interop.outbox", str(outbox))

    def _certificates(self) -> None:
        certificates = self.env["qlvb.certificate"]
        provider = self.env["qlvb.signing.provider"].create(
            {"name": "Khóa thử nghiệm", "code": "DEMO", "kind": "pkcs12"}
        )
        for person in province.PEOPLE:
            if person.signs:
                certificates._enter(
                    self._certificate(person.login),
                    user_id=self.users[person.login].id,
                    provider_id=provider.id,
                    key_name=f"{person.login}.p12",
                )
        for agency in province.AGENCIES:
            clerk = self.units[agency.key]._holders_of("clerk")[:1]
            certificates._enter(
                self._certificate(agency.key),
                unit_id=self.units[agency.key].id,
                custodian_id=clerk.id,
                custody_decision="Quyết định giao quản lý con dấu, thiết bị ký số",
                provider_id=provider.id,
                key_name=f"{agency.key}.p12",
            )

    def _certificate(self, holder: str) -> bytes:
        content = pkcs12.load_pkcs12(
            (self.pki / "certs" / f"{holder}.p12").read_bytes(), self.pin.encode()
        )
        certificate: x509.Certificate = content.cert.certificate
        return certificate.public_bytes(Encoding.DER)


def logins(env, pin: str) -> list[dict[str, str]]:
    """Return one line per person: how to sign in, and as whom."""
    roles = {
        role.code: role.with_context(lang="vi_VN").name
        for role in env["qlvb.role"].search([])
    }
    units = {
        unit.key: agency.name
        for agency in province.AGENCIES
        for unit in (agency, *agency.departments)
    }
    people = [
        {
            "login": person.login,
            "password": province.DEMO_PASSWORD,
            "name": person.name,
            "role": ", ".join(roles[code] for code in person.posts[0].roles),
            "unit": units[person.posts[0].unit],
            "pin": pin if person.signs or "clerk" in person.posts[0].roles else "",
            "code_key": province.DEMO_CODE_KEY if person.is_admin else "",
        }
        for person in province.PEOPLE
    ]
    return [*people, _operator(env)]


def _operator(env) -> dict[str, str]:
    return {
        "login": province.OPERATOR,
        "password": province.DEMO_PASSWORD,
        "name": province.OPERATOR_NAME,
        "role": "Quản trị hệ thống",
        "unit": "Sở Khoa học và Công nghệ",
        "pin": "",
        "code_key": province.DEMO_CODE_KEY,
    }


def write_logins(env, directory: Path, pin: str) -> None:
    """Write ``logins.json`` for the address line of the set-up."""
    text = json.dumps(logins(env, pin), ensure_ascii=False, indent=2)
    (directory / "logins.json").write_text(text, encoding="utf-8")
