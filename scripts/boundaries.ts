/**
 * Who may import whom (docs/architecture.md). Fails when a rule is broken, when it sees no modules, and when the deliberately
 * bad fixture is not caught: a checker that has gone blind must not pass.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Cruise {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string; severity: string } }[];
  };
}

function cruise(folders: string[], cwd: string): Cruise['summary'] {
  const bin = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = resolve('.dependency-cruiser.json');
  const tsconfig = resolve('tsconfig.json');
  const result = spawnSync(
    process.execPath,
    [bin, '--config', config, '--ts-config', tsconfig, '--output-type', 'json', ...folders],
    { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!result.stdout) throw new Error(`dependency-cruiser said nothing: ${result.stderr}`);
  return (JSON.parse(result.stdout) as Cruise).summary;
}

const bad = cruise(['lib', 'sandbox'], resolve('scripts/fixtures/boundaries'));
const caught = new Set(bad.violations.map((violation) => violation.rule.name));
const missed = ['domain-is-pure', 'sandbox-stands-alone'].filter((name) => !caught.has(name));
if (missed.length > 0) {
  console.error(`boundaries: the bad fixture was not caught by ${missed.join(', ')}: the check is blind`);
  process.exit(1);
}

const { totalCruised, violations } = cruise(['app', 'components', 'lib', 'sandbox'], process.cwd());
const broken = violations.filter((violation) => violation.rule.severity === 'error');
for (const { from, to, rule } of broken) console.error(`${rule.name}: ${from} → ${to}`);
if (totalCruised < 50) {
  console.error(`boundaries: only ${totalCruised} modules seen: the check is blind`);
  process.exit(1);
}
console.log(`boundaries: ${totalCruised} modules, ${broken.length} broken rules`);
process.exit(broken.length === 0 ? 0 : 1);
