# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "QLVB Signing",
    "summary": "Sign, number, seal, issue and verify documents",
    "version": "19.0.1.2.0",
    "author": "QLVB",
    "website": "https://qlvb.hungyen.gov.vn",
    "license": "LGPL-3",
    "category": "Document Management",
    "depends": ["qlvb_workflow"],
    "external_dependencies": {
        "python": ["pyhanko", "asn1crypto", "cryptography", "pypdfium2"],
    },
    "data": [
        "security/ir.model.access.csv",
        "security/qlvb_signing_rules.xml",
        "data/rule_certificate_data.xml",
        "data/rule_verification_data.xml",
        "data/certificate_cron.xml",
        "data/proof_cron.xml",
        "wizards/sign_views.xml",
        "wizards/seal_views.xml",
        "wizards/certificate_views.xml",
        "wizards/certificate_entry_views.xml",
        "views/certificate_views.xml",
        "views/document_views.xml",
        "views/verification_templates.xml",
        "views/unit_views.xml",
        "views/signing_figure_views.xml",
        "views/qlvb_signing_menus.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "qlvb_signing/static/src/**/*",
        ],
    },
}
