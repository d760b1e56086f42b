#!/bin/bash
# Bundles Debian's ProseMirror packages into Sources/Site/Assets/prosemirror.js, which git ignores. Without that file
# the desk's editor is a plain text field with light marks: nothing else of the program needs it.
set -euo pipefail
cd "$(dirname "$0")/.."

bundle=Sources/Site/Assets/prosemirror.js
packages=/usr/share/nodejs
[ -d "$packages/prosemirror-view" ] && command -v esbuild >/dev/null || exit 3

# Written beside, then moved: a build that reads the folder meanwhile never sees half a file.
NODE_PATH=$packages esbuild tools/editor-library.js --bundle --format=esm --minify --target=es2020 --charset=utf8 \
  --banner:js='/* ProseMirror, MIT licence; bundled from the Debian packages node-prosemirror-* */' \
  --log-level=warning --outfile="$bundle.new"
mv "$bundle.new" "$bundle"
