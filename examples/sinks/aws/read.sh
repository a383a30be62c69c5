#!/bin/sh
# read.sh SECRET: prints the secret's newest version.
exec 3>&1
why=$(aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text 2>&1 >&3) && exit 0
# The secret is there and has no version yet. One that is not there is a mistake.
case $why in *"staging label: AWSCURRENT"*) exit 66 ;; esac
printf '%s\n' "$why" >&2
exit 1
