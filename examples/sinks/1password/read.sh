#!/bin/sh
# read.sh VAULT ITEM: prints the item's password; nothing if it has none yet.
exec op read --no-newline "op://$1/$2/password"
