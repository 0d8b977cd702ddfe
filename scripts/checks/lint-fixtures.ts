import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Check, type Finding, fixturesOf } from './check.ts';

/** For the rules that need types. Without packages: the fixtures are outside of the repository when they are linted. */
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'ES2024',
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    paths: { '@/*': ['./*'] },
  },
};

interface Diagnostic {
  code: string;
  filename: string;
  message: string;
}

interface Config {
  jsPlugins: string[];
  ignorePatterns: string[];
  rules: Record<string, unknown>;
  overrides: unknown[];
}

/**
 * Lints the bad fixtures with the repository's own configuration, to notice a rule that an override, a slip or a new
 * version of oxlint has disabled. Every rule that is turned on by name has a fixture of its name, with a dot for the
 * slash, and every fixture has a rule that finds it. `+fine` after the name: the rule must leave that file alone. `+`
 * and anything else: a helper file.
 */
export const lintFixtures: Check = {
  name: 'lint',
  get rules() {
    const fixtures = readdirSync(fixturesOf('lint'), { recursive: true, encoding: 'utf8' });
    const named = fixtures.filter((file) => /\.tsx?$/.test(file)).map(ruleOfFixture);
    return [...new Set([...Object.keys(rulesOf(readConfig())), ...named])];
  },
  // The tree is linted by a step of its own.
  inTree: () => [],
  inFixtures() {
    // Elsewhere: the configuration's globs count from its folder, and it leaves out the folder of the fixtures.
    const root = mkdtempSync(join(tmpdir(), 'sluice-lint-'));
    try {
      cpSync(fixturesOf('lint'), root, { recursive: true });
      writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(TSCONFIG));
      writeFileSync(join(root, '.oxlintrc.json'), JSON.stringify(ofFixtures(readConfig())));
      return lint(root);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};

function ofFixtures(config: Config): Config {
  return {
    ...config,
    jsPlugins: config.jsPlugins.map((plugin) => resolve(plugin)),
    ignorePatterns: [],
    rules: { ...config.rules, ...rulesOf(config) },
  };
}

function lint(root: string): Finding[] {
  const args = ['--type-aware', '--format=json', '.'];
  const { stdout, stderr } = spawnSync('oxlint', args, { cwd: root, encoding: 'utf8' });
  const report = stdout.slice(stdout.indexOf('{'));
  if (!report) throw new Error(`oxlint could not lint the fixtures: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(report) as { diagnostics: Diagnostic[] };
  const findings = diagnostics.map(({ code, filename, message }) => ({
    rule: ruleOf(code),
    file: filename,
    text: message,
  }));
  const own = findings.filter(({ rule, file }) => ruleOfFixture(file) === rule);
  const wrong = own.find(({ file }) => file.includes('+fine.'));
  if (wrong !== undefined) throw new Error(`${wrong.rule} finds fault with ${wrong.file}: ${wrong.text}`);
  return own;
}

/** The rules that the configuration turns on by name. */
function rulesOf({ rules }: Config): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rules).filter(([, level]) => level !== 'off'));
}

/** "import.no-cycle+other.ts" → "import/no-cycle". */
function ruleOfFixture(file: string): string {
  return basename(file)
    .replace(/(\+\w+)?\.tsx?$/, '')
    .replace('.', '/');
}

/** "eslint(eqeqeq)" → "eqeqeq", "import(no-cycle)" → "import/no-cycle". */
function ruleOf(code: string): string {
  return code.replace(/^eslint\((.*)\)$/, '$1').replace(/^([\w-]+)\((.*)\)$/, '$1/$2');
}

function readConfig(): Config {
  return JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as Config;
}
