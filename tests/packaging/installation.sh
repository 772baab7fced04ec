#!/usr/bin/env bash
# installation.sh CMAKE BUILD_FOLDER: what is installed runs from where it is moved to, with the model that came along.
. "$(dirname "$0")/support.sh"
"$1" --install "$2" --prefix "$folder/first" >"$folder/log" || fail "$(cat "$folder/log")"
mv "$folder/first" "$folder/moved"
prefix=$(realpath "$folder/moved")

# Nobody's home: only the installation can provide the model.
cli() { (cd "$folder" && env -u LIMNER_MODELS -u XDG_DATA_HOME HOME="$folder/home" "$prefix/bin/limner-cli" "$@"); }
found=$(cli models list --json)
grep -qF "$prefix/share/limner/models/limner-live" <<<"$found" || fail "the model is not the installed one: $found"
cli render --seed 7 --size 64 --out face.png >/dev/null
[ "$(head -c 4 "$folder/face.png" | tail -c 3)" = PNG ] || fail "no picture was drawn"
"$prefix/bin/limner-train" --help >/dev/null
for file in copyright changelog.gz; do
    [ -s "$prefix/share/doc/limner/$file" ] || fail "share/doc/limner/$file is missing"
done
[ -s "$prefix/share/limner/models/limner-live/LICENSE-ICT-FaceKit" ] || fail "the model's licence is missing"
