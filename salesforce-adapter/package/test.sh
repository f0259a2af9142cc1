#!/usr/bin/env bash
# Checks and tests the components of the package. Needs Node 18.18 or newer; no script of a dependency is run.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent lint
mkdir -p target
npx --no-install sfdx-lwc-jest -- --ci --json --outputFile=target/jest.json
