import type { Operation } from '../kernel/operation.ts';
import type { Outside } from '../kernel/outside.ts';
import type { Lambda } from '../lambda/create-lambda.ts';
import type { Functions } from '../runtime/functions.ts';
import type { NamedFolders } from '../runtime/named-folders.ts';
import { createArtifacts } from './code/artifacts.ts';
import { changeSetOperations } from './operations/change-set-operations.ts';
import { createStack, updateStack, type Deploy } from './changes/deploy-stack.ts';
import { createGiveCode } from './code/give-code.ts';
import { readOperations } from './operations/read-operations.ts';
import type { CloudFormationState, NotModelled, Ports, Stack, TemplateSettings } from './state.ts';
import { templateOperations } from './operations/template-operations.ts';
import { writeOperations } from './operations/write-operations.ts';

/** The result of loading a template. */
export interface StackReport {
  stack: string;
  stackId: string;
  status: string;
  reason: string | null;
  /** 'updating': the update continues after this answer. */
  done: 'created' | 'updating';
  resources: { logicalId: string; type: string; physicalId: string }[];
  notModelled: NotModelled[];
  /** What failed in the latest change, each with file, line and what it is about. */
  failures: string[];
}

export interface CloudFormation {
  /** May be changed. */
  readonly settings: TemplateSettings;
  readonly operations: Record<string, Operation>;
  /** Creates the stack, or updates it if it exists. Throws TemplateError and AwsError. */
  deploy(deploy: Deploy): Promise<StackReport>;
  /** null: no such stack. */
  report(name: string): StackReport | null;
}

/** Stacks: templates whose resources live in the sandbox's other services. */
export function createCloudFormation(
  parts: Omit<Ports, 'giveCode'> & {
    settings: TemplateSettings;
    functions: Pick<Functions, 'setCode' | 'target'>;
    code: Pick<Lambda, 'setCode'>;
    outside: Outside;
    folders: NamedFolders;
  },
): CloudFormation {
  const { functions, code, outside, folders, settings, ...ports } = parts;
  const artifacts = createArtifacts(outside, folders);
  const giveCode = createGiveCode({ artifacts, functions, lambda: code });
  const state: CloudFormationState = { ...ports, settings, giveCode, stacks: new Map(), deleted: [], changeSets: [] };
  const report = (stack: Stack, done: StackReport['done']): StackReport => ({
    stack: stack.name,
    stackId: stack.id,
    status: stack.status,
    reason: stack.reason ?? null,
    done,
    resources: [...stack.resources.values()].map(({ logicalId, type, physicalId }) => ({
      logicalId,
      type,
      physicalId,
    })),
    notModelled: stack.notModelled,
    failures: stack.failures,
  });
  return {
    settings,
    operations: {
      ...readOperations(state),
      ...templateOperations(state),
      ...writeOperations(state, artifacts),
      ...changeSetOperations(state, artifacts),
    },
    async deploy(deploy) {
      const known = state.stacks.get(deploy.name);
      if (known === undefined) return report(await createStack(state, artifacts, deploy), 'created');
      await updateStack(state, artifacts, known, deploy);
      return report(known, 'updating');
    },
    report(name) {
      const stack = state.stacks.get(name);
      return stack === undefined ? null : report(stack, stack.status.startsWith('CREATE') ? 'created' : 'updating');
    },
  };
}
