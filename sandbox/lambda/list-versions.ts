import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { functionArn, type FunctionRecord, type LambdaState } from './state.ts';

/** Every version, $LATEST first and with its qualifier, as ListVersionsByFunction and ListFunctions (ALL) show them. */
export const versionsOf = (state: LambdaState, record: FunctionRecord): FunctionConfiguration[] => [
  { ...record.latest, FunctionArn: functionArn(state, record.name, '$LATEST') },
  ...record.versions.values(),
];

/**
 * A configuration as lists show it: the documentation of ListFunctions says that GetFunction alone has the states and
 * the runtime's version.
 */
export function asListed(configuration: FunctionConfiguration): FunctionConfiguration {
  const {
    State: _state,
    StateReason: _reason,
    StateReasonCode: _code,
    LastUpdateStatus: _status,
    LastUpdateStatusReason: _updateReason,
    LastUpdateStatusReasonCode: _updateCode,
    RuntimeVersionConfig: _runtime,
    ...listed
  } = configuration;
  return listed;
}
