// SPDX-License-Identifier: LGPL-3.0-or-later
import { Dialog } from "@web/core/dialog/dialog";
import { registry } from "@web/core/registry";

/** The product's official name, the same in every language (QC Đ6.1, R46). */
export const PRODUCT_NAME = "Hệ thống quản lý văn bản và điều hành";

// The title of dialogs that give none of their own
Dialog.defaultProps.title = PRODUCT_NAME;

/** Ends the browser title with the product's name, after the name of the action. */
export const productTitleService = {
    dependencies: ["title"],
    start(env, { title }) {
        const putNameLast = () => {
            title.setParts({ product: null });
            title.setParts({ product: PRODUCT_NAME });
        };
        putNameLast();
        env.bus.addEventListener("ACTION_MANAGER:UI-UPDATED", putNameLast);
    },
};

registry.category("services").add("qlvb_product_title", productTitleService);
