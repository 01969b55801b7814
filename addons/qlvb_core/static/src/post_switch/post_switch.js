// SPDX-License-Identifier: LGPL-3.0-or-later
import { Component } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { session } from "@web/session";

/** Which of one's posts new documents begin with; the rights stay those of all. */
export class PostSwitch extends Component {
    static template = "qlvb_core.PostSwitch";
    static components = { Dropdown, DropdownItem };
    static props = {};

    setup() {
        this.orm = useService("orm");
    }

    get posts() {
        return session.qlvb_posts || [];
    }

    get current() {
        return this.posts.find((post) => post.current) || this.posts[0];
    }

    get deskByPost() {
        return user.context.qlvb_desk_by_post;
    }

    /** The unit, with its agency when it is a department of one. */
    place(post) {
        return post.unit === post.agency ? post.unit : `${post.unit}, ${post.agency}`;
    }

    async choose(post) {
        if (post.current) {
            return;
        }
        await this.orm.call("qlvb.post", "action_switch", [post.id]);
        browser.location.reload();
    }

    async toggleDesk() {
        await this.orm.call("res.users", "action_set_desk_by_post", [
            [user.userId],
            !this.deskByPost,
        ]);
        browser.location.reload();
    }
}

registry.category("systray").add(
    "qlvb_core.PostSwitch",
    {
        Component: PostSwitch,
        isDisplayed: () => (session.qlvb_posts || []).length > 1,
    },
    { sequence: 1 }
);
