#!/usr/bin/env bash
# completion.sh SCRIPT: bash completes commands, their commands and options, and leaves the rest to its own devices.
. "$(dirname "$0")/support.sh"
. "$1"
completed() {
    COMP_WORDS=(limner-cli "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _limner_cli
    echo "${COMPREPLY[*]}"
}
expect() { [ "$1" = "$2" ] || fail "completed to '$2', not to '$1'"; }
expect render "$(completed ren)"
expect extract "$(completed project ext)"
expect --depth-out "$(completed render --dep)"
expect --dry-run "$(completed project check --dry)"
expect "" "$(completed render "")"
