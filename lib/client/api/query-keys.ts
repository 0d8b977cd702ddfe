/** Where each answer is in the query cache. The live stream writes to the same places. */
export const queryKeys = {
  health: () => ['health'] as const,
  groups: (target: string) => ['groups', target] as const,
  group: (target: string, application: string, group: string) => ['group', target, application, group] as const,
  /** Active rollouts of a target. */
  active: (target: string) => ['active', target] as const,
  rollout: (target: string, id: string) => ['rollout', target, id] as const,
  series: (target: string, id: string) => ['series', target, id] as const,
  /** Both begin with the group that they are about: they are read again when it changes. */
  preflight: (target: string, application: string, group: string, input: object) =>
    ['preflight', target, application, group, input] as const,
  draft: (target: string, application: string, group: string, input: object) =>
    ['draft', target, application, group, input] as const,
  deploymentConfigs: (target: string) => ['deployment-configs', target] as const,
  hookLogs: (target: string, id: string, event: string) => ['hook-logs', target, id, event] as const,
  rolloutPages: (filter: object) => ['rollout-pages', filter] as const,
  /** The newest audit entry of a group that the stream brought: nobody asks for it. */
  lastIntent: (target: string, application: string, group: string) =>
    ['last-intent', target, application, group] as const,
  auditPages: (filter: object) => ['audit-pages', filter] as const,
};
