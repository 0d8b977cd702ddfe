/** Who may import whom (see "The house" in docs/house.md). Files are matched by folder; the first rule that fits counts. */
export interface ImportRule {
  name: string;
  /** Files that the rule speaks of. */
  from: RegExp;
  /** Project files that they may import; packages are judged by `packages`. */
  may: RegExp;
  /** Packages that they may import; all where it is absent. */
  packages?: RegExp;
}

const own = (folder: string) => `^lib/${folder}/`;

export const IMPORT_RULES: ImportRule[] = [
  // Pure: no I/O, no React, no clock.
  { name: 'domain is pure', from: /^lib\/domain\//, may: /^lib\/domain\//, packages: /^date-fns(\/|$)/ },
  // These decide; what they act on reaches them as interfaces.
  ...['queries', 'commands', 'watch'].map((folder) => ({
    name: `${folder} know the domain and interfaces`,
    from: new RegExp(own(folder)),
    may: new RegExp(`${own(folder)}|^lib/domain/|^lib/parts/`),
    packages: /^(zod|node:crypto)$/,
  })),
  ...['aws', 'store', 'auth', 'live'].map((folder) => ({
    name: `${folder} knows the domain and the settings`,
    from: new RegExp(own(folder)),
    may: new RegExp(`${own(folder)}|^lib/domain/|^lib/parts/|^lib/config\\.ts$`),
  })),
  { name: 'parts are interfaces over the domain', from: /^lib\/parts\//, may: /^lib\/(parts|domain)\// },
  { name: 'client knows the domain', from: /^lib\/client\//, may: /^lib\/(client|domain)\// },
  {
    name: 'ui primitives and charts stand alone',
    from: /^components\/(ui|charts)\//,
    may: /^components\/(ui|charts)\/|^lib\/(client|domain)\//,
  },
  { name: 'components never see the server', from: /^components\//, may: /^components\/|^lib\/(client|domain)\// },
  { name: 'app joins lib and components', from: /^(app|instrumentation\.ts)/, may: /^(app|components|lib)\// },
  { name: 'lib is the product', from: /^lib\//, may: /^lib\/|^package\.json$/ },
  // Nothing but tests imports sandbox/testing; tests are not looked at here.
  { name: 'the sandbox stands alone', from: /^sandbox\/testing\//, may: /^sandbox\// },
  { name: 'the sandbox stands alone', from: /^sandbox\//, may: /^sandbox\/(?!testing\/)/ },
];
