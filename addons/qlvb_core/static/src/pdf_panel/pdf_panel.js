// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    Component,
    onWillStart,
    onWillUnmount,
    useEffect,
    useRef,
    useState,
} from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useRecordObserver } from "@web/model/relational_model/utils";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { sheet } from "../beside/sheet";
import { FileBrowser, PaperDialog } from "./file_browser";
import { isReadable } from "./file_view";

const MODEL = "qlvb.document.file";
const FILE_FIELDS = [
    "name",
    "role",
    "mimetype",
    "source_id",
    "conversion_state",
    "conversion_error",
];
const POLL_DELAY = 3000;

/**
 * Leave out each unreadable original whose PDF is there too; the PDF then offers it.
 *
 * @param {Object[]} files rows of `qlvb.document.file`
 * @returns {Object[]} rows to show, a PDF made from another file with its `original`
 */
export function foldOriginals(files) {
    const originals = new Map(
        files.filter((f) => !isReadable(f)).map((f) => [f.id, f])
    );
    const hidden = new Set(files.map((f) => f.source_id?.[0]));
    return files
        .filter((file) => !(originals.has(file.id) && hidden.has(file.id)))
        .map((file) => ({ ...file, original: originals.get(file.source_id?.[0]) }));
}

/**
 * The files of a `qlvb.document` beside its form: <widget name="qlvb_pdf_panel"/>.
 * Opens on `reading_file_id`; asks again while a PDF is being made.
 */
export class PdfPanel extends Component {
    static template = "qlvb_core.PdfPanel";
    static components = { FileBrowser };
    static props = { ...standardWidgetProps };

    setup() {
        this.root = useRef("root");
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.fields = useService("field");
        this.ui = useState(useService("ui"));
        this.sheet = useState(sheet);
        this.state = useState({ files: [], selectedId: false });
        this.lastRequest = new KeepLast();
        this.readingId = false;
        onWillStart(() => this.loadRoles());
        useRecordObserver((record) => this.showRecord(record));
        useEffect(
            () => this.toTheTop(),
            () => [this.props.record.resId]
        );
        onWillUnmount(() => browser.clearTimeout(this.pollTimer));
    }

    /** Another document begins at its beginning, however far down one was. */
    toTheTop() {
        const form = this.root.el?.closest(".o_form_view");
        for (const part of form?.querySelectorAll(".o_content, .o_qlvb_work") || []) {
            part.scrollTop = 0;
        }
    }

    showRecord(record) {
        return this.show(record.resId, record.data.reading_file_id?.id || false);
    }

    async loadRoles() {
        const { role } = await this.fields.loadFields(MODEL, { fieldNames: ["role"] });
        this.roles = Object.fromEntries(role.selection);
    }

    get files() {
        return this.state.files.map((file) => ({
            ...file,
            roleLabel: this.roles[file.role],
        }));
    }

    get isUnderSheet() {
        return this.ui.isSmall && this.sheet.paper;
    }

    get isDraft() {
        return this.props.record.data.state === "draft";
    }

    get isConverting() {
        return this.state.files.some((file) => file.conversion_state === "pending");
    }

    async show(documentId, readingId) {
        const files = documentId
            ? foldOriginals(await this.fetchFiles(documentId))
            : [];
        const kept = readingId === this.readingId && this.state.selectedId;
        this.readingId = readingId;
        this.state.files = files;
        this.state.selectedId = this.choose(files, [kept, readingId]);
        this.pollWhileConverting();
    }

    fetchFiles(documentId) {
        return this.fetch([
            ["document_id", "=", documentId],
            ["is_current", "=", true],
        ]);
    }

    fetch(domain) {
        return this.lastRequest.add(
            this.orm.silent.searchRead(MODEL, domain, FILE_FIELDS)
        );
    }

    /** The first wanted file, or the PDF standing for it, or simply the first. */
    choose(files, wantedIds) {
        const chosen = wantedIds
            .map((id) =>
                files.find((file) => id && [file.id, file.original?.id].includes(id))
            )
            .find(Boolean);
        return (chosen || files[0])?.id || false;
    }

    pollWhileConverting() {
        browser.clearTimeout(this.pollTimer);
        if (this.isConverting) {
            this.pollTimer = browser.setTimeout(() => this.poll(), POLL_DELAY);
        }
    }

    async poll() {
        const { record } = this.props;
        await this.show(record.resId, this.readingId);
        // The finished PDF may be the new reading file; unsaved typing goes first.
        if (!this.isConverting && !(await record.isDirty())) {
            await record.load();
        }
    }

    select(fileId) {
        this.state.selectedId = fileId;
    }

    expand() {
        this.dialog.add(PaperDialog, {
            files: this.files,
            selectedId: this.state.selectedId,
        });
    }
}

export const pdfPanel = {
    component: PdfPanel,
    fieldDependencies: [{ name: "reading_file_id", type: "many2one", relation: MODEL }],
};

registry.category("view_widgets").add("qlvb_pdf_panel", pdfPanel);
