// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component, useEffect, useExternalListener, useRef, useState } from "@odoo/owl";
import { user } from "@web/core/user";
import { useBus } from "@web/core/utils/hooks";
import { hidePDFJSButtons } from "@web/core/utils/pdfjs";

const VIEWER = "/web/static/lib/pdfjs/web/viewer.html";
const PDF = "application/pdf";
const IMAGE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

// The bundled viewer is read-only here: no annotation editors, no scripts of the PDF,
// nothing remembered between two documents.
const VIEWER_OPTIONS = {
    annotationEditorMode: -1,
    defaultZoomValue: "page-width",
    disablePreferences: true,
    enableScripting: false,
    sidebarViewOnLoad: 0,
    viewOnLoad: 1,
};

const PLACE = "qlvb-place";
const PLACE_STYLE =
    "position:absolute;z-index:5;pointer-events:none;border-radius:3px;" +
    "background:rgba(255,193,7,.3);outline:2px solid rgba(255,193,7,.9);";

/** Address of a stored file; reading and downloading are logged apart. */
export function fileUrl(fileId, { download = false } = {}) {
    return `/qlvb/file/${fileId}${download ? "?download=1" : ""}`;
}

export function viewerUrl(fileId) {
    return `${VIEWER}?file=${encodeURIComponent(fileUrl(fileId))}`;
}

/** Whether the browser shows the file itself, without a PDF made from it. */
export function isReadable({ mimetype }) {
    return mimetype === PDF || IMAGE_TYPES.includes(mimetype);
}

/** Shows one file of a document: a PDF, an image, or why it cannot be shown. */
export class FileView extends Component {
    static template = "qlvb_core.FileView";
    static props = { file: Object };

    setup() {
        this.frame = useRef("frame");
        this.picture = useRef("picture");
        this.state = useState({ unreadable: false });
        useExternalListener(document, "webviewerloaded", this.configureViewer);
        useBus(this.env.bus, "QLVB:SHOW-PLACE", ({ detail }) => this.showPlace(detail));
        useEffect(
            (frame) => {
                if (frame) {
                    // A download goes through our own link, so that it is logged as one.
                    hidePDFJSButtons(frame, { hideDownload: true });
                }
            },
            () => [this.frame.el]
        );
    }

    get kind() {
        const { mimetype, conversion_state: conversion } = this.props.file;
        if (this.state.unreadable) {
            return "unreadable";
        }
        if (isReadable({ mimetype })) {
            return mimetype === PDF ? "pdf" : "image";
        }
        return { pending: "pending", failed: "failed" }[conversion] || "other";
    }

    get source() {
        const { id } = this.props.file;
        return this.kind === "pdf" ? viewerUrl(id) : fileUrl(id);
    }

    get downloadUrl() {
        return fileUrl(this.props.file.id, { download: true });
    }

    configureViewer({ detail }) {
        if (detail.source !== this.frame.el?.contentWindow) {
            return;
        }
        const options = detail.source.PDFViewerApplicationOptions;
        for (const [name, value] of Object.entries(VIEWER_OPTIONS)) {
            options.set(name, value);
        }
        options.set("localeProperties", { lang: user.lang?.split("-")[0] || "vi" });
    }

    async watchViewer() {
        const viewer = this.frame.el?.contentWindow?.PDFViewerApplication;
        if (!viewer) {
            this.onUnreadable();
            return;
        }
        this.frame.el.contentWindow.addEventListener("keydown", (ev) =>
            this.passOn(ev)
        );
        await viewer.initializedPromise;
        viewer.eventBus.on("documenterror", () => this.onUnreadable());
        // Whoever wanted a place shown before there were pages says so again.
        const { id } = this.props.file;
        const ready = () => this.env.bus.trigger("QLVB:PAPER-READY", id);
        viewer.eventBus.on("pagerendered", ready, { once: true });
    }

    /** Keys pressed in the paper reach nobody outside it by themselves. */
    passOn(ev) {
        this.env.bus.trigger("QLVB:KEY-IN-PAPER", ev);
        if (ev.key === "Escape") {
            this.env.bus.trigger("QLVB:LEAVE-PAPER");
        }
    }

    /**
     * Mark a place in the paper and bring it into sight; null takes the mark away.
     *
     * @param {{page: number, box: number[]}|null} place page from 0; left, top, right,
     *     bottom in fractions of the page
     */
    showPlace(place) {
        const viewer = this.frame.el?.contentWindow?.PDFViewerApplication;
        const paper = viewer?.pdfDocument
            ? viewer.pdfViewer.getPageView(place?.page || 0)?.div
            : this.picture.el;
        this.mark?.remove();
        if (!place || !paper) {
            return;
        }
        const [left, top, right, bottom] = place.box.map((part) => part * 100);
        this.mark = paper.ownerDocument.createElement("div");
        this.mark.className = PLACE;
        this.mark.style.cssText =
            `${PLACE_STYLE}left:${left}%;top:${top}%;` +
            `width:${right - left}%;height:${bottom - top}%`;
        paper.append(this.mark);
        this.mark.scrollIntoView({ block: "center", inline: "nearest" });
    }

    onUnreadable() {
        this.state.unreadable = true;
    }
}
