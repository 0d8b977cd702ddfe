import { ChangeList } from '@/components/versions/change-list.tsx';
import type { VersionChanges } from '@/lib/domain/group/version-changes.ts';

/** What the new version changes against the one that has the traffic. */
export function DeployChanges({ changes }: { changes: VersionChanges | null }) {
  return (
    <section aria-label="What changes">
      <h3 className="text-meta font-semibold text-ink-2">What changes</h3>
      {changes === null ? (
        <p className="mt-1 text-meta text-ink-2">The two versions could not be compared.</p>
      ) : (
        <div className="mt-2 rounded-card border border-line">
          <ChangeList changes={changes} />
        </div>
      )}
    </section>
  );
}
