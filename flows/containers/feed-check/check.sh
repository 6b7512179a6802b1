#!/bin/sh
# Looks at a feed before anybody loads it: the CSV file behind a URL (https: or file:).
#
#   ./check.sh https://example.com/trips.csv 100
#
# Exits with 3 when there is no such file, with 9 when it has fewer rows than the second argument says, else with 0.
set -eu
feed=$1
least=$2

file=$(mktemp)
trap 'rm -f "$file"' EXIT

status=0
curl --fail --silent --show-error --location --max-time 60 --output "$file" "$feed" || status=$?
case $status in
  0) ;;
  22 | 37) exit 3 ;; # HTTP says that it isn't there, or the file can't be read
  *) exit "$status" ;;
esac

rows=$(($(wc -l <"$file") - 1))
echo "$feed: $rows rows"
[ "$rows" -ge "$least" ] || exit 9
