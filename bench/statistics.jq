# The statistics of bench/, by the methods of the lab's own reports: medians with the sign test's 95 % interval, quantiles of type 7.

def quantile($p):
  sort | ((length - 1) * $p) as $at | ($at | floor) as $low | .[$low] + ($at - $low) * ((.[$low + 1] // .[$low]) - .[$low]);

# Nearest rank: a value that was measured.
def ranked($p): sort | .[([($p * length | ceil), 1] | max) - 1];

# The rank, from 1, of the interval's lower end: below six samples no rank covers 95 %, and it is the whole range.
def rank($n):
  {k: 0, p: pow(2; -$n), sum: pow(2; -$n)}
  | until(.sum > 0.025; .p = .p * ($n - .k) / (.k + 1) | .k += 1 | .sum += .p)
  | [.k, 1] | max;

def summary:
  if length == 0 then error("no samples") else
    sort as $sorted | length as $n | rank($n) as $rank
    | {n: $n, median: quantile(0.5), lo: $sorted[$rank - 1], hi: $sorted[$n - $rank]}
  end;

# Of samples that carry both sides of a pair, by the names of these.
def paired($a; $b): map(.[$a] / .[$b]) | summary;
def median_of($name): map(.[$name]) | quantile(0.5) * 100 | round / 100;

# A row whose goal is for the upper end of the paired ratio's interval, or of the value's own.
def ratio_row($a; $b; $limit):
  {lab: (map(.[$a]) | summary), peer: (map(.[$b]) | summary), ratio: paired($a; $b)}
  | .found = .ratio.hi | .limit = $limit | .limits = "ratio's hi"
  | .met = (if $limit == null then null else .found <= $limit end);
def value_row($a; $limit):
  {lab: (map(.[$a]) | summary)} | .found = .lab.hi | .limit = $limit | .limits = "hi"
  | .met = (if $limit == null then null else .found <= $limit end);
