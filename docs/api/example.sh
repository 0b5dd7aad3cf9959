#!/bin/sh
# The same with curl: sh example.sh http://127.0.0.1:8080 USERNAME PASSWORD
set -eu
base=$1 username=$2 password=$3
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

# the session is a cookie, kept in the jar
curl -sSf -c "$jar" -H 'content-type: application/json' \
  -d "{\"username\":\"$username\",\"password\":\"$password\"}" "$base/api/auth/sign-in/username" > /dev/null
curl -sSf -b "$jar" "$base/api/cycles"
echo
# open data: no session needed
curl -sSf "$base/api/public/star-wall"
