#!/usr/bin/env bash
# editor_options.sh FOLDER LIMNER: the page of the editor, the one written by hand, names the options the editor has;
# and the editor tells them without a display. A workspace that is none is refused.
. "$(dirname "$0")/support.sh"
options() { grep -oE -- '--[a-z][a-z-]*' | sort -u; }
env -u QT_QPA_PLATFORM -u DISPLAY -u WAYLAND_DISPLAY LC_ALL=C "$2" --help | options >"$folder/program"
zcat "$1/limner.1.gz" | sed -n '/^\.SH OPTIONS/,/^\.SH KEYS/p' | sed 's/\\-/-/g' | options >"$folder/page"
diff "$folder/program" "$folder/page" >&2 || fail "the options of limner and of its page differ"
code=0
said=$(env -u DISPLAY -u WAYLAND_DISPLAY HOME="$folder" XDG_STATE_HOME="$folder/state" XDG_CONFIG_HOME="$folder/config" \
    QT_QPA_PLATFORM=offscreen LC_ALL=C "$2" --workspace nowhere 2>&1) || code=$?
[ $code = 2 ] || fail "a wrong workspace ended with $code"
grep -q 'no nowhere; there are paint,' <<<"$said" || fail "a wrong workspace is not named: $said"
