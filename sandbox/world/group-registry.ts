import type { GroupSpec } from './group-spec.ts';

/** The groups that a scenario has created, by application and name. */
export interface GroupRegistry {
  add(spec: GroupSpec): void;
  find(application: string, group: string): GroupSpec | undefined;
  hasApplication(application: string): boolean;
  all(): GroupSpec[];
}

export function createGroupRegistry(): GroupRegistry {
  const byApplication = new Map<string, Map<string, GroupSpec>>();
  return {
    add(spec) {
      const groups = byApplication.get(spec.application) ?? new Map<string, GroupSpec>();
      groups.set(spec.group, spec);
      byApplication.set(spec.application, groups);
    },
    find: (application, group) => byApplication.get(application)?.get(group),
    hasApplication: (application) => byApplication.has(application),
    all: () => [...byApplication.values()].flatMap((groups) => [...groups.values()]),
  };
}
