const PREDEFINED =
  /^CodeDeployDefault\.Lambda(?:(?<canary>Canary)(?<canaryPercent>\d+)Percent(?<minutes>\d+)Minutes|(?<linear>Linear)(?<linearPercent>\d+)PercentEvery(?<every>\d+)Minutes?|(?<all>AllAtOnce))$/;

/**
 * A deployment config's name in words where it is one of AWS's predefined Lambda ones, whose names say everything; any
 * other name as it is. Where the config itself is known, describePlan says more.
 */
export function describeConfigName(configName: string | null): string {
  if (configName === null) return '—';
  const parts = PREDEFINED.exec(configName)?.groups;
  if (parts?.['canary']) return `Canary ${parts['canaryPercent']}% for ${parts['minutes']} min`;
  if (parts?.['linear']) return `Linear ${parts['linearPercent']}% every ${parts['every']} min`;
  return parts?.['all'] ? 'All at once' : configName;
}
