#!/bin/sh
# read.sh MOUNT PATH: prints that field.
exec 3>&1
why=$(vault kv get -mount="$1" -field=token "$2" 2>&1 >&3) && exit 0
case $why in *"No value found at"*) exit 66 ;; esac
printf '%s\n' "$why" >&2
exit 1
