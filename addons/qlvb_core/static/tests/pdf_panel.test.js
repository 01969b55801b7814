// SPDX-License-Identifier: LGPL-3.0-or-later
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { expect, test } from "@odoo/hoot";
import { queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime, animationFrame } from "@odoo/hoot-mock";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import { viewerUrl } from "@qlvb_core/pdf_panel/file_view";
import { foldOriginals } from "@qlvb_core/pdf_panel/pdf_panel";

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

class QlvbDocument extends models.Model {
    _name = "qlvb.document";

    subject = fields.Char();
    reading_file_id = fields.Many2one({ relation: "qlvb.document.file" });

    _records = [
        { id: 1, subject: "Two files", reading_file_id: 12 },
        { id: 2, subject: "No file" },
        { id: 3, subject: "Being made", reading_file_id: 31 },
        { id: 4, subject: "Not made", reading_file_id: 41 },
    ];
}

class QlvbDocumentFile extends models.Model {
    _name = "qlvb.document.file";

    document_id = fields.Many2one({ relation: "qlvb.document" });
    name = fields.Char();
    role = fields.Selection({
        selection: [
            ["main", "Main document"],
            ["appendix", "Appendix"],
            ["draft", "Draft"],
        ],
    });
    mimetype = fields.Char();
    source_id = fields.Many2one({ relation: "qlvb.document.file" });
    is_current = fields.Boolean({ default: true });
    conversion_state = fields.Char({ default: "none" });
    conversion_error = fields.Char();

    _records = [
        {
            id: 11,
            document_id: 1,
            name: "Phụ lục.png",
            role: "appendix",
            mimetype: "image/png",
        },
        { id: 12, document_id: 1, name: "Công văn.pdf", role: "main", mimetype: PDF },
        {
            id: 13,
            document_id: 1,
            name: "Cũ.pdf",
            role: "main",
            mimetype: PDF,
            is_current: false,
        },
        {
            id: 31,
            document_id: 3,
            name: "Dự thảo.docx",
            role: "draft",
            mimetype: DOCX,
            conversion_state: "pending",
        },
        {
            id: 41,
            document_id: 4,
            name: "Hỏng.docx",
            role: "draft",
            mimetype: DOCX,
            conversion_state: "failed",
            conversion_error: "Tệp có mật khẩu.",
        },
    ];
}

defineMailModels();
defineModels([QlvbDocument, QlvbDocumentFile]);

function mountDocument(resId) {
    return mountView({
        type: "form",
        resModel: "qlvb.document",
        resId,
        arch: `
            <form><sheet><div class="o_qlvb_split">
                <div class="o_qlvb_paper"><widget name="qlvb_pdf_panel"/></div>
                <div class="o_qlvb_work"><field name="subject"/></div>
            </div></sheet></form>`,
    });
}

test.tags("desktop");
test("the panel opens on the file to read, with tabs over the current ones", async () => {
    await mountDocument(1);
    expect(queryAllTexts(".o_qlvb_file_role")).toEqual(["Appendix", "Main document"]);
    expect(queryAllTexts(".o_qlvb_file_name")).toEqual(["Phụ lục.png", "Công văn.pdf"]);
    expect("iframe").toHaveAttribute("data-src", viewerUrl(12));
    expect("iframe").toHaveAttribute("title", "Công văn.pdf");
});

test.tags("desktop");
test("another tab shows another file, and the download is for that one", async () => {
    await mountDocument(1);
    await contains(".o_qlvb_file_tab:contains(Phụ lục)").click();
    expect(".o_qlvb_image img").toHaveAttribute("alt", "Phụ lục.png");
    expect(".o_qlvb_file_tab[aria-pressed=true]").toHaveCount(1);
    expect("a[aria-label=Download]").toHaveAttribute(
        "href",
        "/qlvb/file/11?download=1"
    );
});

test.tags("desktop");
test("a document without a file says so", async () => {
    await mountDocument(2);
    expect(".o_qlvb_paper_message").toHaveText("This document has no file yet.");
});

test.tags("desktop");
test("a PDF being made appears by itself", async () => {
    await mountDocument(3);
    expect(".o_qlvb_paper_message").toHaveText("Making the PDF…");
    onRpc("qlvb.document.file", "search_read", () => [
        {
            id: 31,
            name: "Dự thảo.docx",
            role: "draft",
            mimetype: DOCX,
            conversion_state: "done",
        },
        {
            id: 32,
            name: "Dự thảo.pdf",
            role: "draft",
            mimetype: PDF,
            source_id: [31, "Dự thảo.docx"],
            conversion_state: "none",
        },
    ]);
    await advanceTime(3000);
    await animationFrame();
    expect("iframe").toHaveAttribute("title", "Dự thảo.pdf");
    expect(".o_qlvb_file_tab").toHaveCount(1);
    expect("a[aria-label='Download the original']").toHaveAttribute(
        "href",
        "/qlvb/file/31?download=1"
    );
});

test.tags("desktop");
test("a failed conversion gives its reason and the original file", async () => {
    await mountDocument(4);
    expect(".o_qlvb_paper_message").toHaveText(/The PDF could not be made/);
    expect(".o_qlvb_paper_message").toHaveText(/Tệp có mật khẩu/);
    expect(".o_qlvb_paper_message a").toHaveAttribute(
        "href",
        "/qlvb/file/41?download=1"
    );
});

test.tags("mobile");
test("on a phone the paper waits behind one button, then fills the screen", async () => {
    await mountDocument(1);
    expect("iframe").toHaveCount(0);
    await contains(".o_qlvb_open_paper").click();
    expect(".o_dialog iframe").toHaveAttribute("title", "Công văn.pdf");
    await contains(".o_dialog .o_qlvb_file_tab:contains(Phụ lục)").click();
    expect(".o_dialog .modal-title").toHaveText("Phụ lục.png");
});

test("the address of a file is encoded for the viewer", () => {
    expect(viewerUrl(12)).toBe(
        "/web/static/lib/pdfjs/web/viewer.html?file=%2Fqlvb%2Ffile%2F12"
    );
});

test("an original stays when no PDF stands for it", () => {
    const docx = { id: 1, mimetype: DOCX, source_id: false };
    const signed = { id: 3, mimetype: PDF, source_id: [2, "a.pdf"] };
    const unsigned = { id: 2, mimetype: PDF, source_id: false };
    expect(foldOriginals([docx, unsigned, signed]).map((file) => file.id)).toEqual([
        1, 2, 3,
    ]);
});
