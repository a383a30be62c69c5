#!/bin/sh
# put.sh PROJECT CONFIG NAME: stores the token as a secret.
exec doppler secrets set "$3" --project "$1" --config "$2" --silent
