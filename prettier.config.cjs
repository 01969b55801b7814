// SPDX-License-Identifier: LGPL-3.0-or-later
// The style of OCA's addons. The plug-in is looked up here because the tools lie in
// var/node, where `make lint` puts them (NODE_PATH).
module.exports = {
    plugins: [require.resolve("@prettier/plugin-xml")],
    bracketSpacing: true,
    printWidth: 88,
    proseWrap: "always",
    semi: true,
    tabWidth: 4,
    trailingComma: "es5",
    xmlWhitespaceSensitivity: "preserve",
};
