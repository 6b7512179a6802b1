#!/bin/sh
# Ends as it is told: "exit 3" with 3; an argument stays one argument.
[ "$2" = "${NOTE-}" ] || exit 99
eval "$1"
