#!/bin/sh
# read.sh NAME: prints the token of the secret NAME.
set -eu
token=$(kubectl get secret "$1" --ignore-not-found --output='jsonpath={.data.token}')
[ -n "$token" ] || exit 66
printf %s "$token" | base64 -d
