# How results are shown: as text for a terminal, and as Markdown.

def figure: if . == null then "-" elif . >= 100 then round | tostring elif . >= 10 then . * 10 | round / 10 | tostring else . * 100 | round / 100 | tostring end;
def interval: if . == null then "-" else "\(.median | figure)" + (if .lo == null then "" else " [\(.lo | figure), \(.hi | figure)]" end) end;
def goal: if .limit == null then "-" else "\(.limits) ≤ \(.limit)" end;
def outcome:
  if .limit == null then "-"
  elif .met then "met, \(.found | figure)"
  else "missed by \(((.found / .limit - 1) * 100) | figure) %: \(.found | figure)" end;
def cells: [.what, "\(.lab.n)", "\(.lab | interval) \(.unit)", (if .peer then "\(.peer | interval) \(.unit)" else "-" end),
  (.ratio | interval), goal, outcome];
def heads: ["what", "n", "lab", "peer", "ratio", "goal", "outcome"];
def pad($width): . + (" " * ([$width - length, 0] | max));
def notes: map(select(.parts or .peer_name) | {what, peer_name, parts, load, at});

def table:
  ([heads] + map(cells)) as $lines
  | ([range(heads | length)] | map(. as $i | $lines | map(.[$i] | length) | max)) as $widths
  | ($lines | map([., $widths] | transpose | map(.[0] as $text | .[1] as $width | $text | pad($width)) | join("  "))),
    ["", "medians, [95 % interval]; ratios are of pairs"],
    (notes | map("\(.what)" + (if .peer_name then " (peer: \(.peer_name))" else "" end) + ": load before \(.load)" + (if .parts then "; \(.parts)" else "" end)))
  | join("\n");

def markdown:
  .machine as $machine | .rows |
  "<!-- written by `bench/run --write`; do not edit -->", "", "# Results", "", "\($machine). Each row says when it was measured, and of which commit. Medians, [95 % interval]; ratios are of pairs.", "",
  (([heads, (heads | map("---"))] + map(cells)) | map("| " + join(" | ") + " |") | join("\n")), "",
  (notes | map("- **\(.what)**" + (if .peer_name then ", beside \(.peer_name)" else "" end) + ". Measured \(.at), load before: \(.load)." + (if .parts then " Where the time or memory goes: \(.parts)." else "" end)) | join("\n"));
