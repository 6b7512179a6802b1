#!/bin/sh
# extract.sh URL FOLDER: fetches the weather (https: or file:) as weather.csv into the folder.
set -eu
mkdir -p "$2"
curl --fail --silent --show-error --location --max-time 60 --output "$2/weather.csv.new" "$1"
mv "$2/weather.csv.new" "$2/weather.csv"
echo "$(wc -l <"$2/weather.csv") lines"
