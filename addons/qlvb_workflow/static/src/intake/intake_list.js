// SPDX-License-Identifier: LGPL-3.0-or-later
import { onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/core/utils/numbers";
import { getDataURLFromFile } from "@web/core/utils/urls";
import { session } from "@web/session";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { RefusedFiles, refusedFiles } from "./refused_files";
import { RefusedLetters } from "./refused_letters";
import { Registers } from "./registers";

const RENEW_MS = 3000;

function wordsOfHere(name) {
    return _t(
        "File “%s” is the same, byte for byte, as one that waits here already: it is not taken in twice.",
        name
    );
}

/** "Tiếp nhận": files dropped onto the page become documents to receive. */
export class IntakeListController extends ListController {
    static template = "qlvb_workflow.IntakeListView";
    static components = {
        ...ListController.components,
        RefusedFiles,
        RefusedLetters,
        Registers,
    };

    setup() {
        super.setup();
        this.orm = useService("orm");
        this.notification = useService("notification");
        this.chooser = useRef("chooser");
        this.intake = useState({ done: 0, total: 0 });
        this.takesIn = session.qlvb_takes_in;
        if (!this.takesIn) {
            this.archInfo = { ...this.archInfo, headerButtons: [] };
        }
        useDropzone(
            this.rootRef,
            (ev) => this.takeIn(ev.dataTransfer.files),
            "",
            () => this.takesIn
        );
        useEffect(
            (reading) => {
                const timer = reading && setInterval(() => this.renew(), RENEW_MS);
                return () => clearInterval(timer);
            },
            () => [this.isReading]
        );
        // The same keys go on from item to item; see `Guesses`.
        useHotkey("control+enter", () => this.openRecord(this.firstWaiting), {
            bypassEditableProtection: true,
            isAvailable: () => Boolean(this.firstWaiting),
        });
        onWillUnmount(() => (this.left = true));
    }

    get isReading() {
        const records = this.model.root.records || [];
        return records.some(({ data }) => data.reading_state === "pending");
    }

    /** The first to register, of those a job is not reading just now if there are. */
    get firstWaiting() {
        const waiting = (this.model.root.records || []).filter(
            ({ data }) => data.state === "arrived" && data.fault_state !== "waiting"
        );
        const isReady = ({ data }) => data.reading_state !== "pending";
        return waiting.find(isReady) || waiting[0];
    }

    get progress() {
        const { done, total } = this.intake;
        return _t("Taking in %(done)s of %(total)s files", { done: done + 1, total });
    }

    async renew() {
        if (!this.left) {
            await this.model.load();
        }
    }

    chooseFiles() {
        this.chooser.el.click();
    }

    async onFilesChosen({ target }) {
        const files = [...target.files];
        target.value = "";
        await this.takeIn(files);
    }

    /** One after the other: a refused file stops none of those after it. */
    async takeIn(fileList) {
        const files = [...fileList];
        this.intake.total += files.length;
        const answers = await files.reduce(
            async (earlier, file) => [...(await earlier), await this.takeInOne(file)],
            []
        );
        if (this.intake.done === this.intake.total) {
            Object.assign(this.intake, { done: 0, total: 0 });
        }
        const taken = answers.reduce((sum, answer) => sum + answer.taken, 0);
        this.tell(
            taken,
            answers.flatMap(({ refused }) => refused)
        );
        await this.renew();
    }

    /** Say it before a scan of 300 MB is sent, not after. */
    async tooLarge({ name, size }) {
        this.limit ??= await this.orm.call("qlvb.document.file", "size_limit", []);
        if (size <= this.limit) {
            return "";
        }
        const [megabytes, limit] = [size, this.limit].map((n) =>
            formatFloat(n / 2 ** 20, { digits: [16, 1] })
        );
        return _t(
            "File “%(name)s” was not sent: it is %(megabytes)s MB, the limit is %(limit)s MB. Scan it with a lower resolution, or in parts.",
            { name, megabytes, limit }
        );
    }

    /**
     * @returns {Promise<{taken: number, refused: string[]}>} how many items it became,
     *     and why the rest of it did not
     */
    async takeInOne(file) {
        try {
            const refusal = await this.tooLarge(file);
            if (refusal) {
                return { taken: 0, refused: [refusal] };
            }
            const url = await getDataURLFromFile(file);
            const content = url.slice(url.indexOf(",") + 1);
            return await this.send(file.name, content);
        } catch (error) {
            const words = error.data?.message || _t("%s could not be sent.", file.name);
            return { taken: 0, refused: [words] };
        } finally {
            this.intake.done++;
        }
    }

    /** An archive is unpacked by the server: each file in it becomes an item. */
    async send(name, content) {
        const isArchive = name.toLowerCase().endsWith(".zip");
        const method = isArchive ? "action_drop_in_archive" : "action_drop_in";
        const answer = await this.orm.call("qlvb.document", method, [name, content]);
        if (isArchive) {
            const { taken, here, refused } = answer;
            return { taken, refused: [...refused, ...here.map(wordsOfHere)] };
        }
        return answer.here
            ? { taken: 0, refused: [wordsOfHere(name)] }
            : { taken: 1, refused: [] };
    }

    tell(taken, refused) {
        if (taken) {
            const words = _t("%s files taken in. Ctrl+Enter opens the first.", taken);
            this.notification.add(words, { type: "success" });
        }
        refusedFiles.reasons.push(...refused);
        if (refused.length && this.left) {
            const words = _t(
                "%s files were not taken in. The list of what waits says why.",
                refused.length
            );
            this.notification.add(words, { type: "danger" });
        }
    }
}

registry.category("views").add("qlvb_intake_list", {
    ...listView,
    Controller: IntakeListController,
});
