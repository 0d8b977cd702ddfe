import { makeDeploymentId } from '../../kernel/make-id.ts';
import { makeRevision } from '../read-revision.ts';
import { insertDeployment, newDeployment, type CodeDeployState, type Deployment } from '../state.ts';

/** Rollbacks move the alias at once, whatever the group's configuration. */
const ROLLBACK_CONFIG = 'CodeDeployDefault.LambdaAllAtOnce';

/**
 * Adds the deployment by which CodeDeploy undoes another, linked both ways with the messages captured from AWS. null if
 * the AppSpec cannot be read. The caller starts it.
 */
export function rollBack(state: CodeDeployState, of: Deployment): Deployment | null {
  if (of.appSpec === null) return null;
  const { currentVersion, targetVersion } = of.appSpec;
  const appSpec = { ...of.appSpec, currentVersion: targetVersion, targetVersion: currentVersion };
  const id = makeDeploymentId(state.ids);
  of.rollback = {
    ...of.rollback,
    rollbackDeploymentId: id,
    rollbackMessage: `Deployment ${of.id} terminated. Automatic rollback is triggered with a DeploymentId ${id}.`,
  };
  const undo = newDeployment(state, {
    id,
    group: of.group,
    configName: ROLLBACK_CONFIG,
    creator: 'codeDeployRollback',
    revision: makeRevision(appSpec),
    previousRevision: of.revision,
    appSpec,
    rollback: {
      rollbackTriggeringDeploymentId: of.id,
      rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${of.id}.`,
    },
    isRollback: true,
  });
  insertDeployment(state, undo);
  return undo;
}
