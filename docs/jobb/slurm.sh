#!/usr/bin/env bash
# En körning i åtta delar på ett kluster med Slurm: sbatch slurm.sh POSTER ARKIV
#
# Båda katalogerna ligger på en disk som alla noder delar. En del som avbryts ställs i kö igen (--requeue) och fortsätter där den var; den som blir
# klar sist skriver arkivets manifest.
#SBATCH --job-name=protokollant
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=12:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=protokollant-%A-%a.log
set -uo pipefail

protokollant kör "$1" -o "$2" --shard auto -j "$SLURM_CPUS_PER_TASK"
status=$?
# 1 betyder att poster lades åt sidan: delen är klar. 2 betyder att den inte kunde arbeta.
[ "$status" -le 1 ]
