#!/usr/bin/env bash
# metainfo.sh FOLDER: software centres can read what Limner is.
. "$(dirname "$0")/support.sh"
needs appstreamcli
appstreamcli validate --no-net "$1"/*.metainfo.xml
