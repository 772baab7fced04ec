#!/usr/bin/env bash
# completion.sh FOLDER: bash completes commands, their commands and options, and leaves the rest to its own devices.
. "$(dirname "$0")/support.sh"
for script in "$1"/*; do . "$script"; done
completed() { # completed PROGRAM WORD...
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    "_${1//-/_}"
    echo "${COMPREPLY[*]}"
}
expect() { [ "$1" = "$2" ] || fail "completed to '$2', not to '$1'"; }
expect render "$(completed limner-cli ren)"
expect extract "$(completed limner-cli project ext)"
expect --depth-out "$(completed limner-cli render --dep)"
expect --dry-run "$(completed limner-cli project check --dry)"
expect "" "$(completed limner-cli render "")"

[ -f "$1/limner-booth" ] || exit 0 # no programs with a display in this build
expect --dwell "$(completed limner-booth --dw)"
expect "" "$(completed limner-booth "")"
