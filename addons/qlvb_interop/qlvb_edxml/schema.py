# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names and lengths of the message fields."""

from __future__ import annotations

from .types import BusinessType

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

# Characters. Nominal limits of a running provincial axis, close to NĐ 30/2020
# Phụ lục VI; writing keeps to them, reading only remarks on an excess.
_ORGAN_LENGTHS = {
    "OrganId": 35,  # QĐ 20/2020/QĐ-TTg Điều 4
    "OrganizationInCharge": 500,
    "OrganName": 200,
    "OrganAdd": 500,
    "Email": 100,
    "Telephone": 20,
    "Fax": 20,
}
LENGTHS = {
    **{f"From/{name}": limit for name, limit in _ORGAN_LENGTHS.items()},
    **{f"To/{name}": limit for name, limit in _ORGAN_LENGTHS.items()},
    "Code/CodeNumber": 11,
    "Code/CodeNotation": 30,
    "PromulgationInfo/Place": 50,
    "DocumentType/TypeName": 100,
    "Subject": 500,
    "Content": 500,
    "OtherInfo/SphereOfPromulgation": 100,
    "OtherInfo/TyperNotation": 10,
    "ToPlaces/Place": 150,
}

# The Organ attribute behind each child of From and To, in writing order.
ORGAN_FIELDS = {
    "OrganId": "organ_id",
    "OrganizationInCharge": "in_charge",
    "OrganName": "name",
    "OrganAdd": "address",
    "Email": "email",
    "Telephone": "telephone",
    "Fax": "fax",
    "Website": "website",
}

# Words the reference SDK writes when the sender gives no reason of its own.
DEFAULT_REASONS = {
    BusinessType.NEW: "Văn bản điện tử mới",
    BusinessType.RECALL: "Thu hồi văn bản điện tử",
    BusinessType.UPDATE: "Cập nhật văn bản điện tử",
    BusinessType.REPLACE: "Văn bản thay thế",
}
