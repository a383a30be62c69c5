#!/bin/sh
# put.sh MOUNT PATH: stores the token as the field "token" of a path of its own in a KV engine.
exec vault kv put -mount="$1" "$2" token=-
