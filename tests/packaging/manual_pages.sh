#!/usr/bin/env bash
# manual_pages.sh FOLDER: every page is set without a remark, and holds its sections.
. "$(dirname "$0")/support.sh"
needs man
for page in "$1"/*.1.gz; do
    remarks=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 "$page" 2>&1 >"$folder/text")
    [ -z "$remarks" ] || fail "$page: $remarks"
    text=$(sed 's/.\x08//g' "$folder/text")  # bold letters are struck twice
    for section in NAME SYNOPSIS OPTIONS "EXIT STATUS" FILES EXAMPLES; do
        grep -qx "$section" <<<"$text" || fail "$page has no section $section"
    done
done
