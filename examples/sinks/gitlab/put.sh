#!/bin/sh
# put.sh PROJECT VARIABLE: stores the token in a project's variable; makes it, masked, if it is missing.
# PROJECT is a number, or a path such as group%2Fproject. GITLAB_TOKEN needs the scope "api".
set -eu
variables=${CI_API_V4_URL:-https://gitlab.com/api/v4}/projects/$1/variables
token=$(cat)

send() {
  printf %s "$token" |
    curl --config /dev/fd/3 --silent --show-error --output /dev/null --write-out '%{http_code}' \
      --form 'value=<-' "$@" 3<<EOF
header = "PRIVATE-TOKEN: $GITLAB_TOKEN"
EOF
}

status=$(send --request PUT "$variables/$2") || exit 1
if [ "$status" = 404 ]; then
  status=$(send --request POST --form "key=$2" --form masked=true "$variables") || exit 1
fi
case $status in
  20?) exit 0 ;;
  400 | 401 | 403 | 404) echo "GitLab refused it with $status: nothing was changed" >&2 && exit 75 ;;
  *) echo "GitLab answered with $status" >&2 && exit 1 ;;
esac
