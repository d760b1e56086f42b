#!/bin/bash
# Fetches the faces of official documents (仿宋、楷体、黑体、宋体 of the Fandol fonts, and Hanazono for rare names) into
# fonts/, which git ignores, out of two Debian packages that need not be installed: one of them would bring a whole
# typesetting system along. A town's own licensed fonts go into fonts/own/ under their usual file names, such as
# 方正小标宋简体.ttf, 仿宋_GB2312.ttf, 楷体_GB2312.ttf or simhei.ttf, and are taken first.
set -euo pipefail
cd "$(dirname "$0")/.."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
chmod 755 "$place"
mkdir -p fonts/own

# take PACKAGE PATTERN: the files of a package that match, without their folders.
take() {
  (cd "$place" && apt-get download -qq "$1")
  dpkg-deb --fsys-tarfile "$place/$1"_*.deb | tar -x -C "$place" --wildcards "$2"
  find "$place" -path "$place/$(dirname "${2#./}")/*" -type f \( -name '*.otf' -o -name '*.ttf' \) -exec mv -t fonts {} +
}

take texlive-lang-chinese './usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/*'
take fonts-hanazono './usr/share/fonts/truetype/hanazono/*'
rm -f fonts/FandolBraille*
[ -f fonts/FandolFang-Regular.otf ]
