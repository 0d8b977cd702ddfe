import type { LiveHub } from '../parts/live-hub.ts';
import type { AuditStore } from '../parts/store.ts';

/** An audit log that also publishes every write to the open pages. */
export function publishAudit(audit: AuditStore, live: Pick<LiveHub, 'publish'>): AuditStore {
  return {
    ...audit,
    async begin(entry) {
      await audit.begin(entry);
      live.publish({ type: 'audit', data: { ...entry, outcome: { kind: 'pending' }, after: null } });
    },
    async askingAgain(entry) {
      live.publish({ type: 'audit', data: entry });
      await audit.askingAgain(entry);
    },
    async note(entry) {
      await audit.note(entry);
      live.publish({ type: 'audit', data: entry });
    },
    async finish(id, outcome, after) {
      const entry = await audit.finish(id, outcome, after);
      live.publish({ type: 'audit', data: entry });
      return entry;
    },
  };
}
