/** The managed policy AWSCodeDeployRoleForLambdaLimited, which SAM gives its service role, allows lambda:InvokeFunction on these names alone. */
export const PERMITTED_HOOK = 'CodeDeployHook_';

/** Whether a function is named so that SAM's own service role may invoke it: by name, name and qualifier, or ARN. */
export function isPermittedHookName(functionName: string): boolean {
  const name = /^arn:.*:function:([^:]+)/.exec(functionName)?.[1] ?? functionName;
  return name.startsWith(PERMITTED_HOOK);
}
