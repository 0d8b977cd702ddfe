import { DOMAIN_FLOORS, GALLERY, IMPORT_RULES, type ImportRule, TESTING } from '../import-rules.ts';
import { type Check, type Finding, fixturesOf } from './check.ts';
import { type Imported, importsOf } from './imports-of.ts';
import { readTree, type Tree } from './tree.ts';

const NO_RULE = 'a rule speaks of every file';
const ONLY_TESTS = 'only tests import helpers of tests';
const ONLY_GALLERY = 'only the gallery imports the gallery';
const FLOORS = 'a room of the domain imports only what stands before it';
/** For the fixtures, whatever the floors of the product are. */
const FIXTURE_FLOORS = ['time', 'plan'];

const ofPackages = (rule: ImportRule) => `${rule.name} (packages)`;

/** Checks every import against scripts/import-rules.ts. */
export const boundaries: Check = {
  name: 'boundaries',
  rules: [
    ...IMPORT_RULES.flatMap((rule) => (rule.packages ? [rule.name, ofPackages(rule)] : rule.name)),
    NO_RULE,
    ONLY_TESTS,
    ONLY_GALLERY,
    FLOORS,
  ],
  inTree: (tree) => brokenImports(tree, DOMAIN_FLOORS),
  inFixtures: () => brokenImports(readTree(fixturesOf('boundaries')), FIXTURE_FLOORS),
};

function brokenImports(tree: Tree, floors: readonly string[]): Finding[] {
  return tree.files.flatMap((file) => {
    const rule = IMPORT_RULES.find(({ from }) => from.test(file));
    if (rule === undefined) return [{ rule: NO_RULE, file, text: 'no rule of import-rules.ts speaks of it' }];
    return importsOf(tree, file).flatMap((imported) => {
      const broken = brokenRule(rule, file, imported, floors);
      return broken === null ? [] : [{ rule: broken, file, text: `imports ${imported.specifier}` }];
    });
  });
}

function brokenRule(rule: ImportRule, file: string, imported: Imported, floors: readonly string[]): string | null {
  const isTest = /\.(test|spec)\.tsx?$/.test(file);
  if ('package' in imported) {
    const isFree = isTest || rule.packages === undefined || rule.packages.test(imported.package);
    return isFree ? null : ofPackages(rule);
  }
  if (TESTING.test(imported.file)) return isTest || TESTING.test(file) || rule.testing ? null : ONLY_TESTS;
  if (GALLERY.test(imported.file) && !GALLERY.test(file)) return ONLY_GALLERY;
  if (!rule.may.test(imported.file) && !imported.file.endsWith('.css')) return rule.name;
  return isTest || isOnItsFloor(file, imported.file, floors) ? null : FLOORS;
}

function isOnItsFloor(file: string, imported: string, floors: readonly string[]): boolean {
  const from = roomOf(file);
  const to = roomOf(imported);
  if (floors.length === 0 || from === null || to === null || from === to) return true;
  // A room that the list does not name imports nothing and is not imported.
  return floors.includes(to) && floors.indexOf(to) < floors.indexOf(from);
}

/** A file in lib/domain itself is in a room without a name. */
function roomOf(file: string): string | null {
  if (!file.startsWith('lib/domain/') || TESTING.test(file)) return null;
  return /^lib\/domain\/([^/]+)\//.exec(file)?.[1] ?? '';
}
