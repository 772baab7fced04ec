#!/usr/bin/env bash
# first_start.sh CMAKE BUILD_FOLDER: what is installed starts for somebody new, with an empty home, without network and
# in a folder that cannot be written; the head is turned, and the picture that F12 saves is what the command line draws.
. "$(dirname "$0")/support.sh"
[ -n "${DISPLAY:-}" ] || { echo "skipped: no display here"; exit 77; }
"$1" --install "$2" --prefix "$folder/limner" >"$folder/log" || fail "$(cat "$folder/log")"
chmod -R a-w "$folder/limner"
mkdir "$folder/home"
chmod 755 "$folder"

# Neither root, who may write everywhere, nor with a way out, where the system lets us take both away.
as_somebody=()
if [ "$(id -u)" = 0 ]; then
    needs setpriv
    chown 65534:65534 "$folder/home"
    as_somebody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
if [ -n "${XAUTHORITY:-}" ]; then
    cp "$XAUTHORITY" "$folder/authority"
    chmod 644 "$folder/authority"
fi
without_network=()
if unshare --net true 2>/dev/null; then without_network=(unshare --net); fi
somebody() {
    (cd "$folder/home" && "${without_network[@]}" "${as_somebody[@]}" \
        env -i PATH="$PATH" HOME="$folder/home" DISPLAY="$DISPLAY" XAUTHORITY="$folder/authority" \
        LIBGL_ALWAYS_SOFTWARE=1 OMP_WAIT_POLICY=passive "$folder/limner/bin/$@")
}

! somebody limner-cli render --seed 7 --size 64 --out "$folder/limner/face.png" 2>/dev/null ||
    fail "the program's folder could be written: nothing was tested"
somebody limner --size 1200x800 --after 9000 --run pose.turn-right --run file.quick-save --screenshot window.png ||
    fail "the editor ended with $?"
saved=("$folder"/home/Pictures/limner/*.png)
[ ${#saved[@]} = 1 ] && [ -s "${saved[0]}" ] || fail "F12 saved no picture: $(find "$folder/home" -type f | head)"
somebody limner-cli render "${saved[0]}" --out again.png >/dev/null
somebody limner-cli render --seed 7 --out front.png >/dev/null
cmp "${saved[0]}" "$folder/home/again.png" || fail "the picture is not the full-quality one of its portrait"
! cmp -s "$folder/home/again.png" "$folder/home/front.png" || fail "the head was not turned"
chmod -R u+w "$folder/limner"
