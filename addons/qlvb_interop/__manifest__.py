# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "QLVB Interop",
    "summary": "Exchange inside the province and over the national document axis",
    "version": "19.0.1.0.0",
    "author": "QLVB",
    "website": "https://qlvb.hungyen.gov.vn",
    "license": "LGPL-3",
    "category": "Document Management",
    "depends": ["qlvb_signing"],
    "external_dependencies": {"python": ["lxml", "requests"]},
    "data": [
        "security/ir.model.access.csv",
        "security/qlvb_interop_rules.xml",
        "data/queue_job_data.xml",
        "wizards/packet_views.xml",
        "views/exchange_views.xml",
        "views/document_views.xml",
        "views/qlvb_interop_menus.xml",
    ],
}
