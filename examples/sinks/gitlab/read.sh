#!/bin/sh
# read.sh PROJECT VARIABLE: prints the variable's value.
set -eu
answer=$(
  curl --config /dev/fd/3 --silent --show-error --write-out '%{http_code}' \
    "${CI_API_V4_URL:-https://gitlab.com/api/v4}/projects/$1/variables/$2" 3<<EOF
header = "PRIVATE-TOKEN: $GITLAB_TOKEN"
EOF
) || exit 1
case $answer in
  *200) printf %s "${answer%200}" | jq --raw-output .value ;;
  *"404 Variable Not Found"*404) exit 66 ;;
  *) printf '%s\n' "$answer" >&2 && exit 1 ;;
esac
