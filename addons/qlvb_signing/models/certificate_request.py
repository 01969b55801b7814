# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import office
from odoo.addons.qlvb_core.qlvb_toolkit.draft_context import DraftContext, parse_body
from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.notation import compose_notation

UNKNOWN = "……"
OFFICIAL_ISSUER = "Ban Cơ yếu Chính phủ"
# The letter itself is Vietnamese, whatever language its reader uses.
INTRODUCTION = (
    "Căn cứ Nghị định số 68/2024/NĐ-CP ngày 25 tháng 6 năm 2024 của Chính phủ quy định "
    "về chữ ký số chuyên dùng công vụ, {agency} đề nghị {authority} thu hồi chứng thư "
    "số sau đây:"
)
CERTIFICATE = (
    "{index}. Chứng thư số của {holder}; số hiệu (serial): {serial}; mục đích: "
    "{purpose}; cơ quan cấp: {issuer}; thời hạn: từ ngày {first} đến ngày {last}."
)
DEVICE = "Thiết bị lưu khóa bí mật: {kind}, số hiệu {serial}."
REASON = "Lý do đề nghị thu hồi: {reason}."
SUSPENDED = (
    "Việc sử dụng chứng thư số nói trên đã được tạm dừng trên Hệ thống quản lý văn bản "
    "và điều hành từ {moment}. {agency} chịu trách nhiệm về nội dung đề nghị này "
    "và đề nghị {authority} xem xét, thông báo kết quả./."
)


class QlvbCertificate(models.Model):
    """The request for revocation (R242): a công văn of Decree 30/2020 Phụ lục III,
    mẫu 1.5, filled from the register."""

    _inherit = "qlvb.certificate"

    def action_print_request(self):
        """Open the request for revocation as a PDF."""
        self.ensure_one()
        self._check_request()
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/certificate/{self.id}/revocation",
            "target": "new",
        }

    def _check_request(self):
        """Refuse who does not answer for it, or unless it is suspended.

        :raise AccessError: the caller does not answer for the certificate
        :raise UserError: it is in use, or revoked already
        """
        self._check_answered_by_me("certificate.request")
        if self.state == "active":
            raise UserError(
                self.env._("Suspend the certificate first, then print the request.")
            )
        if self.state == "revoked":
            raise UserError(self.env._("This certificate is revoked already."))

    def _request_pdf(self) -> bytes:
        """Return the letter as a PDF; its number and date are given by the clerk.

        :raise AccessError: the caller does not answer for the certificate
        :raise UserError: it is not suspended, or the PDF cannot be made now
        """
        self.ensure_one()
        self._check_request()
        # sudo: a template of the system; the right to the certificate was checked
        template = self.env.ref("qlvb_workflow.document_template_cong_van").sudo()
        letter = template._render(self._request_context(template))
        try:
            pdf = office.convert_to_pdf(letter)
        except ToolkitError as error:
            raise UserError(
                self.env._("The PDF could not be made now. Try again later.")
            ) from error
        self.env["qlvb.audit.event"]._log("certificate.request", self)
        return pdf

    def _request_context(self, template) -> DraftContext:
        # sudo: the agency's name and chief, of a certificate the caller answers for
        agency = self._agency_in_charge().sudo()
        chief = self.env["qlvb.authority"]._chief_post(agency)
        unit_code = self._drafting_unit_code(agency)
        return DraftContext(
            agency_lines=(agency.name.upper(),),
            parent_agency_name=(agency.superior_name or "").upper(),
            notation=self._request_notation(template, agency, unit_code),
            year=today().year,
            place=agency.place or "",
            subject="đề nghị thu hồi chứng thư số",
            body=parse_body("\n".join(self._request_lines(agency))),
            addressees=(self._authority_name(),),
            recipients=("Như trên",),
            authority_lines=self._chief_lines(chief),
            signer_name=chief.user_id.name or "",
            drafting_unit_code=unit_code,
            by_hand=True,
        )

    def _drafting_unit_code(self, agency) -> str:
        """Return the code of the caller's department there; empty if there is none."""
        units = self.env.user._qlvb_posts(agency=agency).unit_id
        return (units - agency).filtered("code")[:1].code or ""

    def _request_notation(self, template, agency, unit_code: str) -> str:
        """Return e.g. SKHCN-VP (Phụ lục I phần II.3); dots for what is not known."""
        code = "UBND" if agency.is_committee else agency.code
        type_code = template.type_id.code or None
        return compose_notation(type_code, code or UNKNOWN, unit_code or UNKNOWN)

    def _authority_name(self) -> str:
        """Return who revokes: the official authority, or the issuer itself."""
        if OFFICIAL_ISSUER.casefold() not in (self.issuer or "").casefold():
            return self.issuer or ""
        return self.env["qlvb.rule"]._value("certificate.authority")

    def _request_lines(self, agency) -> list[str]:
        authority = self._authority_name()
        words = self.with_context(lang="vi_VN")
        lines = [INTRODUCTION.format(agency=agency.name, authority=authority)]
        lines += [
            certificate._request_line(index)
            for index, certificate in enumerate(words._requested(), start=1)
        ]
        if self.device_kind:
            kind = words._label_of("device_kind")
            lines.append(DEVICE.format(kind=kind, serial=self.device_serial or "–"))
        lines.append(REASON.format(reason=(self.state_reason or "").rstrip(".")))
        moment = fields.Datetime.context_timestamp(
            self.with_context(tz="Asia/Ho_Chi_Minh"), self.state_at
        ).strftime("%H giờ %M phút ngày %d/%m/%Y")
        lines.append(
            SUSPENDED.format(moment=moment, agency=agency.name, authority=authority)
        )
        return lines

    def _requested(self):
        """Return the certificates of this agency that stopped with the device."""
        return self.sudo() | self._suspended_together()

    def _request_line(self, index) -> str:
        return CERTIFICATE.format(
            index=index,
            holder=self.holder_name,
            serial=self.serial,
            purpose=self._label_of("purpose").lower(),
            issuer=self.issuer,
            first=self._local_day(self.valid_from),
            last=self._local_day(self.valid_to),
        )

    def _label_of(self, name) -> str:
        return dict(self._fields[name]._description_selection(self.env))[self[name]]

    def _chief_lines(self, chief) -> tuple[str, ...]:
        if not chief:
            return ("THỦ TRƯỞNG CƠ QUAN",)
        return self.env["qlvb.authority"]._lines(chief, today())
