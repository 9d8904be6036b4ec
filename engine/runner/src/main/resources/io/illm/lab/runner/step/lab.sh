#!/bin/sh
# What a step finds as `lab`. A step has no privileges, so it asks the run to do what `lab node ACT NODE` does for a person.
pipes=$(dirname "$0")/../node
if [ "${1:-}" != node ]; then
  echo "error: in a step, \`lab\` knows \`lab node stop|kill|cut|return NODE [--cluster NAME]\` alone" >&2
  exit 2
fi
shift
exec 9>> "$pipes/turn"
flock 9 # one asks at a time
exec 8< "$pipes/answers"
echo "$$ $*" > "$pipes/requests"
while read -r asked code words <&8; do
  [ "$asked" = "$$" ] || continue # meant for one that was killed before it could hear
  [ "$code" = 0 ] || exec >&2
  echo "$words"
  exit "$code"
done
