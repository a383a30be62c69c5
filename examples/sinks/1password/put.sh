#!/bin/sh
# put.sh VAULT ITEM: stores the token as the password of an item, which must be there.
set -eu
exec 3<&0
item=$(op item get "$2" --vault "$1" --format json)
edited=$(
  printf %s "$item" | jq --rawfile token /dev/fd/3 '
    if any(.fields[]; .id == "password") then . else error("the item has no password") end
    | (.fields[] | select(.id == "password") | .value) = $token'
)
printf %s "$edited" | op item edit "$2" --vault "$1" >/dev/null
