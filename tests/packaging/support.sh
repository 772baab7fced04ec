# For the scripts beside it: a folder that goes with them, and two ways to end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

needs() { # needs TOOL: ends as skipped without it
    command -v "$1" >/dev/null || { echo "skipped: no $1 here"; exit 77; }
}
fail() {
    echo "$*" >&2
    exit 1
}
