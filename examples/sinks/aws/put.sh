#!/bin/sh
# put.sh SECRET: stores the token as the newest version of a secret, which must be there.
exec aws secretsmanager put-secret-value --secret-id "$1" --secret-string file:///dev/stdin \
  --query VersionId --output text
