import { createHash } from 'node:crypto';
import type { AppSpec } from '../../parts/code-deploy.ts';

/**
 * The AppSpec as CodeDeploy takes it in `revision.appSpecContent`: JSON, with the SHA-256 of exactly these bytes (a
 * revision in a real account has the same hash of its content).
 */
export function buildAppSpec(spec: AppSpec): { content: string; sha256: string } {
  const hooks = [
    ...(spec.beforeAllowTraffic === null ? [] : [{ BeforeAllowTraffic: spec.beforeAllowTraffic }]),
    ...(spec.afterAllowTraffic === null ? [] : [{ AfterAllowTraffic: spec.afterAllowTraffic }]),
  ];
  const content = JSON.stringify({
    version: '0.0',
    Resources: [
      {
        // The resource's name is free. The function's own name may hold characters that are not allowed here.
        target: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Name: spec.functionName,
            Alias: spec.alias,
            CurrentVersion: spec.currentVersion,
            TargetVersion: spec.targetVersion,
          },
        },
      },
    ],
    ...(hooks.length === 0 ? {} : { Hooks: hooks }),
  });
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') };
}
