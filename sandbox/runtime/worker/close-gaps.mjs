import { syncBuiltinESMExports } from 'node:module';
import v8 from 'node:v8';

/**
 * What Node's permissions leave open and a handler could use to get around them: a signal makes any of the user's Node
 * processes listen for a debugger, and V8's own flags write files.
 */
export function closeGaps() {
  const denied = () => {
    throw Object.assign(new Error('Access to this API has been restricted'), { code: 'ERR_ACCESS_DENIED' });
  };
  for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd']) process[name] = denied;
  v8.setFlagsFromString = denied;
  syncBuiltinESMExports();
}
