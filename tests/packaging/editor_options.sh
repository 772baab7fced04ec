#!/usr/bin/env bash
# editor_options.sh FOLDER LIMNER: the page of the editor, the one written by hand, names the options the editor has;
# and the editor tells them without a display.
. "$(dirname "$0")/support.sh"
options() { grep -oE -- '--[a-z][a-z-]*' | sort -u; }
env -u QT_QPA_PLATFORM -u DISPLAY -u WAYLAND_DISPLAY LC_ALL=C "$2" --help | options >"$folder/program"
zcat "$1/limner.1.gz" | sed -n '/^\.SH OPTIONS/,/^\.SH KEYS/p' | sed 's/\\-/-/g' | options >"$folder/page"
diff "$folder/program" "$folder/page" >&2 || fail "the options of limner and of its page differ"
