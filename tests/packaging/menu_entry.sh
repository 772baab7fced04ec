#!/usr/bin/env bash
# menu_entry.sh SOURCE_FOLDER: the desktop file is valid and its icons are there.
. "$(dirname "$0")/support.sh"
for size in 16 32 48 128 256; do
    [ -s "$1/resources/icons/hicolor/${size}x$size/apps/limner.png" ] || fail "no icon of $size pixels"
done
needs desktop-file-validate
remarks=$(desktop-file-validate "$1/packaging/linux/limner.desktop")
[ -z "$remarks" ] || fail "$remarks"
