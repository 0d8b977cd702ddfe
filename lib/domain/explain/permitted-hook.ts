/**
 * The managed policy AWSCodeDeployRoleForLambdaLimited, which SAM gives its service role, allows lambda:InvokeFunction
 * only on these names.
 */
export const PERMITTED_HOOK = 'CodeDeployHook_';

/** Whether SAM's own service role may invoke a function with this name: given by name, name and qualifier, or ARN. */
export function isPermittedHookName(functionName: string): boolean {
  const name = /^arn:.*:function:([^:]+)/.exec(functionName)?.[1] ?? functionName;
  return name.startsWith(PERMITTED_HOOK);
}
