#!/bin/sh
# read.sh PROJECT CONFIG NAME: prints it.
exec 3>&1
why=$(doppler secrets get "$3" --project "$1" --config "$2" --plain 2>&1 >&3) && exit 0
case $why in *"Could not find requested secret"*) exit 66 ;; esac
printf '%s\n' "$why" >&2
exit 1
