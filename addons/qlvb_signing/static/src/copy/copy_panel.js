// SPDX-License-Identifier: LGPL-3.0-or-later
import { registry } from "@web/core/registry";
import { PdfPanel } from "@qlvb_core/pdf_panel/pdf_panel";

const FILE = "qlvb.document.file";

/**
 * A certified copy beside its form, and all that it is copied from:
 * <widget name="qlvb_copy_panel"/>. The finished copy comes first.
 */
export class CopyPanel extends PdfPanel {
    showRecord({ data }) {
        const files = [data.file_id, data.source_file_id].filter(Boolean);
        this.fileIds = [...files.map((file) => file.id), ...data.appendix_ids.resIds];
        const [first] = this.fileIds;
        return this.show(first || false, first || false);
    }

    async fetchFiles() {
        const place = ({ id }) => this.fileIds.indexOf(id);
        const files = await this.fetch([["id", "in", this.fileIds]]);
        return files.sort((one, other) => place(one) - place(other));
    }
}

export const copyPanel = {
    component: CopyPanel,
    fieldDependencies: [
        { name: "file_id", type: "many2one", relation: FILE },
        { name: "source_file_id", type: "many2one", relation: FILE },
        { name: "appendix_ids", type: "many2many", relation: FILE },
    ],
};

registry.category("view_widgets").add("qlvb_copy_panel", copyPanel);
