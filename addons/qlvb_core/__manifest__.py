# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "QLVB Core",
    "summary": "Units, posts, documents, files, registers, dossiers, journal",
    "version": "19.0.1.0.0",
    "author": "QLVB",
    "website": "https://qlvb.hungyen.gov.vn",
    "license": "LGPL-3",
    "category": "Document Management",
    "depends": ["mail", "web", "queue_job"],
    "external_dependencies": {
        "python": ["python-docx", "docxtpl", "pypdfium2", "Pillow", "pyhanko"],
    },
    "data": [
        "security/qlvb_core_groups.xml",
        "security/ir.model.access.csv",
        "security/qlvb_core_rules.xml",
        "security/register_journal_security.xml",
        "data/role_data.xml",
        "data/document_type_data.xml",
        "data/rule_data.xml",
        "data/rule_journal_data.xml",
        "data/calendar_day_data.xml",
        "data/audit_cron.xml",
        "data/post_cron.xml",
        "views/web_templates.xml",
        "views/work_item_views.xml",
        "views/document_views.xml",
        "views/dossier_views.xml",
        "views/file_plan_views.xml",
        "views/register_views.xml",
        "views/audit_event_views.xml",
        "views/audit_export_views.xml",
        "views/audit_status_views.xml",
        "views/unit_views.xml",
        "views/post_views.xml",
        "views/qlvb_core_menus.xml",
    ],
    "assets": {
        "web.assets_backend": [
            # Listed by mail but absent from Debian's package: browsers log an error.
            (
                "remove",
                "mail/static/lib/selfie_segmentation/selfie_segmentation.js",
            ),
            "qlvb_core/static/src/**/*",
        ],
        "web.assets_unit_tests": [
            "qlvb_core/static/tests/**/*.test.js",
        ],
    },
    "application": True,
}
