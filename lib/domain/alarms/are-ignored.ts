/**
 * Whether alarms are listed and ignored: a bypass. null: the settings have not been read. A group that lists none often
 * has them turned off (CDK's default), and ignores none. Takes AWS's settings, or those of a group or rollout as it is
 * shown.
 */
export function areIgnored(
  alarms: { enabled: boolean; names: readonly string[] } | { ignored: boolean | null; items: readonly unknown[] },
): boolean {
  return 'enabled' in alarms
    ? !alarms.enabled && alarms.names.length > 0
    : alarms.ignored === true && alarms.items.length > 0;
}
