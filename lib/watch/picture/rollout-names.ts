import type { RolloutEntry } from './picture.ts';

export interface RolloutNames {
  functionName: string | null;
  alias: string | null;
  baselineVersion: string | null;
  candidateVersion: string | null;
}

/** Function, alias and versions: from CodeDeploy's target, before AllowTraffic only from the AppSpec. */
export function rolloutNames(entry: Pick<RolloutEntry, 'record' | 'target'>): RolloutNames {
  const { target, record } = entry;
  const spec = record.appSpec;
  return {
    functionName: target?.functionName ?? spec?.functionName ?? null,
    alias: target?.alias ?? spec?.alias ?? null,
    baselineVersion: target?.currentVersion ?? spec?.currentVersion ?? null,
    candidateVersion: target?.targetVersion ?? spec?.targetVersion ?? null,
  };
}
