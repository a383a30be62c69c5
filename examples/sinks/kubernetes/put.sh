#!/bin/sh
# put.sh NAME: stores the token in the secret NAME, as "token". What else is in that secret stays.
set -eu
# Applied by the server: otherwise kubectl would keep a copy of the token in an annotation.
kubectl create secret generic "$1" --from-file=token=/dev/stdin --dry-run=client --output=yaml |
  kubectl apply --server-side --force-conflicts --field-manager=mailkeys --filename=-
