import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** CodeDeploy asks for these as well when a deployment is created with its revision in the request. */
const IMPLIED = ['codedeploy:GetApplicationRevision', 'codedeploy:RegisterApplicationRevision'];
/** Needs no permission. */
const FREE = new Set(['sts:GetCallerIdentity']);

const SERVICE_OF: Record<string, string> = {
  '@aws-sdk/client-codedeploy': 'codedeploy',
  '@aws-sdk/client-lambda': 'lambda',
  '@aws-sdk/client-cloudwatch': 'cloudwatch',
  '@aws-sdk/client-cloudwatch-logs': 'logs',
  '@aws-sdk/client-sts': 'sts',
};

function actionsInCode(): string[] {
  const actions = new Set<string>();
  for (const file of readdirSync('lib/aws', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.includes('.test.')) continue;
    const code = readFileSync(join('lib/aws', file), 'utf8');
    for (const [, names = '', from = ''] of code.matchAll(
      /import (?:type )?\{([^}]*)\} from '(@aws-sdk\/client-[a-z-]+)'/g,
    )) {
      for (const [, operation = ''] of names.matchAll(/(?<!type )\b(\w+)Command\b(?!In|Out)/g)) {
        const action = `${SERVICE_OF[from]}:${operation}`;
        actions.add(action);
      }
    }
  }
  return [...actions].filter((action) => !FREE.has(action));
}

function actionsIn(policy: string): string[] {
  const document = JSON.parse(readFileSync(`docs/iam/${policy}.json`, 'utf8')) as {
    Statement: { Action: string[] }[];
  };
  return document.Statement.flatMap((statement) => statement.Action);
}

test('the documented IAM policies allow what the code calls, and nothing more', () => {
  const documented = [...actionsIn('watch'), ...actionsIn('act')].toSorted();
  expect(documented).toEqual([...actionsInCode(), ...IMPLIED].toSorted());
});

test('the policy for watching changes nothing', () => {
  for (const action of actionsIn('watch')) expect(action).toMatch(/:(Get|List|Describe|BatchGet|Filter)/);
});
