#!/bin/sh
echo stored
