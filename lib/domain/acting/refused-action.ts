/** An IAM action that AWS refused. */
export interface RefusedAction {
  /** e.g. "codedeploy:StopDeployment". */
  action: string;
  /** The ARN that AWS named; absent or null: it named none. */
  resource?: string | null;
}

/** What an action would act on. */
export interface ActedOn {
  application: string;
  group: string;
  functionName: string | null;
}

/**
 * Whether a refusal says something about acting on this. IAM decides for each resource (service authorization reference
 * of CodeDeploy: deploymentgroup:<application>/<group>, application:<application>; of Lambda: function:<name>). A
 * refusal that names no resource, or one of another kind, may concern anything.
 */
export function concerns({ resource = null }: RefusedAction, on: ActedOn): boolean {
  const [, kind, rest] =
    /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(deploymentgroup|application|function):(.+)$/.exec(resource ?? '') ?? [];
  switch (kind) {
    case 'deploymentgroup':
      return matches(rest, `${on.application}/${on.group}`);
    case 'application':
      return matches(rest, on.application);
    case 'function':
      return on.functionName === null || matches(rest?.split(':')[0], on.functionName);
    case undefined:
    default:
      return true;
  }
}

/** AWS may name a pattern. */
const matches = (named: string | undefined, name: string): boolean => named?.includes('*') === true || named === name;
