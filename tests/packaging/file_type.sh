#!/usr/bin/env bash
# file_type.sh SOURCE_FOLDER LIMNER_CLI: the desktop knows a project by its content, and its thumbnail can be had.
. "$(dirname "$0")/support.sh"
needs update-mime-database
needs gio
export XDG_DATA_HOME=$folder/share XDG_DATA_DIRS=$folder/share:/usr/share
mkdir -p "$XDG_DATA_HOME/mime/packages"
cp "$1/packaging/linux/limner-mime.xml" "$XDG_DATA_HOME/mime/packages/limner.xml"
update-mime-database "$XDG_DATA_HOME/mime"

cd "$folder"
"$2" edit --seed 7 --out anna.limner >/dev/null
cp anna.limner nameless
for file in anna.limner nameless; do
    gio info --attributes standard::content-type "$file" >answer
    grep -qx '.*content-type: application/x-limner-portrait' answer || fail "$file is taken for: $(cat answer)"
done

# As the thumbnailer's entry has it.
line=$(sed -n 's/^Exec=limner-cli //p' "$1/packaging/linux/limner.thumbnailer")
line=${line/\%i/anna.limner} line=${line/\%o/thumbnail.png} line=${line/\%s/128}
"$2" $line >/dev/null
[ "$(head -c 4 thumbnail.png | tail -c 3)" = PNG ] || fail "no thumbnail was written"
