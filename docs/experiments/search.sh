#!/bin/sh
# Runs each line of a file of trials that has not been run, one after the other, and prints a table.
#
#   search.sh TRIALS RUNS
#
# A line of TRIALS is a name, a colon and options of `azimuth train`; RUNS is the folder for the
# results. Lines may be added while it works. AZIMUTH is the launcher, of this repository by default.
# Columns: epochs done, the moving average of the return after adaptation (factor 0.9) at a quarter,
# half and all of them, its largest value, steps of an episode over the last tenth of the epochs
# (2·M·K = 100 episodes an epoch, 110 where there is a directed step), and seconds an epoch there.
set -u
trials=$1
runs=$2
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
azimuth=${AZIMUTH:-$home/azimuth}
mkdir -p "$runs"

next() {
  while IFS=: read -r name options; do
    case $name in '' | '#'*) continue ;; esac
    [ -d "$runs/$name" ] || return 0
  done <"$trials"
  return 1
}

while next; do
  # shellcheck disable=SC2086 # They are to be split.
  nice -n 19 "$azimuth" train $options --threads 1 --quiet --out "$runs/$name" \
    >/dev/null </dev/null || mkdir -p "$runs/$name"
done

echo '| trial | epochs | quarter | half | end | best | steps | seconds |'
echo '|---|---|---|---|---|---|---|---|'
while IFS=: read -r name options; do
  [ -r "$runs/$name/epochs.csv" ] || continue
  case $options in *directed*) episodes=110 ;; *) episodes=100 ;; esac
  awk -F, -v name="$name" -v episodes=$episodes '
    NR > 1 {
      n++; ema[n] = $6; steps[n] = $2; time[n] = $3
      if (n == 1 || $6 > best) best = $6
    }
    END {
      from = n - int(n / 10) - 1
      if (from < 1) exit
      printf "| %s | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f |\n", name, n, ema[int(n / 4)],
        ema[int(n / 2)], ema[n], best, (steps[n] - steps[from]) / (n - from) / episodes,
        (time[n] - time[from]) / (n - from)
    }' "$runs/$name/epochs.csv"
done <"$trials"
