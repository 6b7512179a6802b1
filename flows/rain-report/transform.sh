#!/bin/sh
# transform.sh FOLDER YEAR: adds up the rain of each month of weather.csv into rain.csv, `month,millimetres`, wettest first.
# Exits with 4 when the year has no weather.
set -eu
awk -F, -v year="$2" '
  NR > 1 && substr($1, 1, 4) == year { rain[substr($1, 1, 7)] += $2; days++ }
  END {
    if (days == 0) exit 4
    for (month in rain) printf "%s,%.1f\n", month, rain[month]
  }
' "$1/weather.csv" >"$1/rain.new"
sort -t, -k2,2nr -k1,1 "$1/rain.new" >"$1/rain.csv"
rm "$1/rain.new"
echo "$(wc -l <"$1/rain.csv") months"
