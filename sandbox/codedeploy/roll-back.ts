import { makeDeploymentId } from '../kernel/make-id.ts';
import { makeRevision } from './read-revision.ts';
import { insertDeployment, newEvents, type CodeDeployState, type Deployment } from './state.ts';

/** Rollbacks move the alias at once, whatever the group's own configuration is. */
const ROLLBACK_CONFIG = 'CodeDeployDefault.LambdaAllAtOnce';

/**
 * Makes the deployment by which CodeDeploy undoes another, linked both ways with the messages captured from AWS. null
 * when there is nothing readable to undo. The caller starts it.
 */
export function rollBack(state: CodeDeployState, of: Deployment): Deployment | null {
  if (of.appSpec === null) return null;
  const { currentVersion, targetVersion } = of.appSpec;
  const appSpec = { ...of.appSpec, currentVersion: targetVersion, targetVersion: currentVersion };
  const id = makeDeploymentId(state.random);
  of.rollback = {
    ...of.rollback,
    rollbackDeploymentId: id,
    rollbackMessage: `Deployment ${of.id} terminated. Automatic rollback is triggered with a DeploymentId ${id}.`,
  };
  const undo: Deployment = {
    id,
    group: of.group,
    configName: ROLLBACK_CONFIG,
    creator: 'codeDeployRollback',
    description: undefined,
    revision: makeRevision(appSpec),
    previousRevision: of.revision,
    appSpec,
    specProblem: undefined,
    createdAt: state.clock.now(),
    startedAt: undefined,
    completedAt: undefined,
    updatedAt: state.clock.now(),
    status: 'Created',
    error: undefined,
    rollback: {
      rollbackTriggeringDeploymentId: of.id,
      rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${of.id}.`,
    },
    ownAutoRollback: undefined,
    overrideAlarms: undefined,
    alarmsAtStart: undefined,
    events: newEvents(),
    weight: null,
    isRollback: true,
    stopping: undefined,
    alarmCheckBooked: false,
    booked: new Set(),
  };
  insertDeployment(state, undo);
  return undo;
}
