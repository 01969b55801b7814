# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "QLVB Archive",
    "summary": "Hand over, accept and keep dossiers; archive packages",
    "version": "19.0.1.2.0",
    "author": "QLVB",
    "website": "https://qlvb.hungyen.gov.vn",
    "license": "LGPL-3",
    "category": "Document Management",
    "depends": ["qlvb_signing"],
    "external_dependencies": {
        "python": ["lxml"],
    },
    "data": [
        "security/ir.model.access.csv",
        "security/qlvb_archive_rules.xml",
        "data/document_type_data.xml",
        "data/queue_job_data.xml",
        "data/rule_data.xml",
        "wizards/dossier_reason_wizard_views.xml",
        "views/package_views.xml",
        "views/transfer_views.xml",
        "views/dossier_views.xml",
        "views/qlvb_archive_menus.xml",
    ],
}
