/**
 * Who may import whom (see "The house" in docs/house.md). Files are matched by folder; the first rule that matches
 * counts.
 */
export interface ImportRule {
  name: string;
  /** The files that the rule is about. A test may import what its subject may, and TESTING. */
  from: Pick<RegExp, 'test'>;
  /** Project files that they may import. Packages are checked by `packages`. */
  may: RegExp;
  /** Packages that they may import, tests excepted; absent: all. */
  packages?: RegExp;
  /** Not tests, but may import TESTING: they measure or simulate what tests do. */
  testing?: true;
}

/** Helpers of tests. Only tests and other helpers import them. */
export const TESTING = /(^|\/)testing\//;

/** The development page that shows every state with made-up data. The product does not know it. */
export const GALLERY = /^(app|components)\/gallery\//;

/** The rooms of lib/domain from the bottom up: each imports itself and those before it. */
export const DOMAIN_FLOORS: readonly string[] = [
  'time',
  'errors',
  'format',
  'statistics',
  'alarms',
  'series',
  'plan',
  'verdict',
  'rollout',
  'group',
  'explain',
  'detection',
  'preflight',
  'acting',
  'live',
];

const own = (folder: string) => `^lib/${folder}/`;

export const IMPORT_RULES: readonly ImportRule[] = [
  // Before the folders that some of them are in.
  {
    name: 'helpers of tests know the product',
    from: { test: (file) => TESTING.test(file) && !file.startsWith('sandbox/') },
    may: /^(testing|lib|components|app)\//,
  },
  // Pure: no I/O, no React, no clock.
  { name: 'domain is pure', from: /^lib\/domain\//, may: /^lib\/domain\//, packages: /^date-fns(\/|$)/ },
  // These decide; what they act on is passed to them as interfaces.
  ...['queries', 'commands', 'watch'].map((folder) => ({
    name: `${folder} know the domain and interfaces`,
    from: new RegExp(own(folder)),
    may: new RegExp(`${own(folder)}|^lib/domain/|^lib/parts/`),
    packages: /^(zod|node:crypto)$/,
  })),
  ...['aws', 'store', 'auth', 'http', 'live'].map((folder) => ({
    name: `${folder} knows the domain and the settings`,
    from: new RegExp(own(folder)),
    may: new RegExp(`${own(folder)}|^lib/domain/|^lib/parts/|^lib/config\\.ts$`),
  })),
  { name: 'parts are interfaces over the domain', from: /^lib\/parts\//, may: /^lib\/(parts|domain)\// },
  { name: 'client knows the domain', from: /^lib\/client\//, may: /^lib\/(client|domain)\// },
  { name: 'ui primitives know nothing of Sluice', from: /^components\/ui\//, may: /^components\/ui\// },
  {
    name: 'what shows a status stands on primitives',
    from: /^components\/status\//,
    may: /^components\/(ui|status)\/|^lib\/(client|domain)\//,
  },
  {
    name: 'charts fetch nothing',
    from: /^components\/charts\//,
    may: /^components\/(ui|status|charts)\/|^lib\/domain\//,
  },
  {
    name: 'the gallery shows components with the data of tests',
    from: /^components\/gallery\//,
    may: /^components\/|^lib\/(client|domain)\//,
    testing: true,
  },
  { name: 'components never see the server', from: /^components\//, may: /^components\/|^lib\/(client|domain)\// },
  { name: 'app joins lib and components', from: /^app\//, may: /^(app|components|lib)\// },
  { name: 'lib is the product', from: /^lib\//, may: /^lib\/|^package\.json$/ },
  { name: 'the sandbox stands alone', from: /^sandbox\//, may: /^sandbox\// },
  {
    name: 'stories see the product from outside',
    from: /^e2e\/stories\//,
    may: /^e2e\/support\/|^lib\/domain\/|^scripts\/run-programs\.ts$/,
  },
  {
    name: 'integration tests join the product and the sandbox',
    from: /^e2e\//,
    may: /^(e2e|lib|sandbox)\/|^scripts\/run-programs\.ts$/,
  },
  {
    name: "a simulated viewer asks with the page's own hooks",
    from: /^bench\/viewer\//,
    may: /^bench\/|^components\/rollout\/use-[^/]+\.ts$|^lib\/(client|domain)\//,
  },
  {
    name: 'bench measures the product on the sandbox',
    from: /^bench\//,
    may: /^(bench|lib|sandbox|e2e\/support)\/|^scripts\/(ensure-build|find-chromium|free-port|run-programs)\.ts$/,
    testing: true,
  },
  {
    name: 'scripts start the product and the sandbox',
    from: /^scripts\//,
    may: /^(scripts|lib|sandbox)\/|^package\.json$/,
  },
];
