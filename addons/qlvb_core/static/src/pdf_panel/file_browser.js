// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { FileView, fileUrl } from "./file_view";

/** Tabs over the files of a document, and the chosen file below them. */
export class FileBrowser extends Component {
    static template = "qlvb_core.FileBrowser";
    static components = { FileView };
    static props = {
        files: Array,
        selectedId: [Number, Boolean],
        onSelect: Function,
        onExpand: { type: Function, optional: true },
    };

    get selected() {
        return this.props.files.find((file) => file.id === this.props.selectedId);
    }

    isPrintable({ mimetype }) {
        return mimetype === "application/pdf";
    }

    printUrl(fileId) {
        return `${fileUrl(fileId)}/print`;
    }

    downloadUrl(fileId) {
        return fileUrl(fileId, { download: true });
    }
}

/** The paper over the whole screen, for a phone or for reading closely. */
export class PaperDialog extends Component {
    static template = "qlvb_core.PaperDialog";
    static components = { Dialog, FileBrowser };
    static props = { close: Function, files: Array, selectedId: Number };

    setup() {
        this.state = useState({ selectedId: this.props.selectedId });
    }

    get title() {
        return this.props.files.find((file) => file.id === this.state.selectedId).name;
    }

    select(fileId) {
        this.state.selectedId = fileId;
    }
}
