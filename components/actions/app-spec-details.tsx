import { Banner } from '@/components/ui/banner.tsx';
import { CheckField } from '@/components/ui/check-field.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { DeploymentDraft } from '@/lib/domain/deployment-draft.ts';

/** The hooks that are carried over, or the box to do without where they are not known, and the AppSpec exactly as CodeDeploy would get it. */
export function AppSpecDetails({
  draft,
  withoutHooks,
  onWithoutHooks,
  locked,
}: {
  draft: DeploymentDraft;
  withoutHooks: boolean;
  onWithoutHooks: (without: boolean) => void;
  locked: boolean;
}) {
  return (
    <section className="space-y-2 text-meta text-ink-2">
      <h3 className="font-semibold">What is sent</h3>
      {draft.hooks === null ? (
        <Banner tone="warn" title="Which hooks the last deployment called is not known.">
          Its AppSpec lies in S3, or CodeDeploy keeps it no more, so its hooks cannot be carried over: this deployment
          would call none.
          <span className="mt-1.5 block">
            <CheckField
              label="Deploy without hooks"
              checked={withoutHooks}
              onChange={onWithoutHooks}
              disabled={locked}
            />
          </span>
        </Banner>
      ) : (
        <p>
          {draft.hooks.length === 0
            ? 'No hooks: the group’s last deployment had none.'
            : 'Hooks, carried over from the group’s last deployment: '}
          {draft.hooks.map((hook, index) => (
            <span key={hook.event}>
              {index > 0 && ', '}
              {hook.event} calls <Mono>{hook.functionName}</Mono>
            </span>
          ))}
        </p>
      )}
      {draft.appSpec === null ? (
        <p>The AppSpec is written once the new version has a number.</p>
      ) : (
        <details>
          <summary className="cursor-pointer text-ink max-md:min-h-11 max-md:content-center">
            AppSpec, SHA-256 <Mono>{draft.appSpec.sha256.slice(0, 12)}…</Mono>
          </summary>
          <div className="mt-1 flex items-start gap-1.5">
            <pre className="min-w-0 flex-1 overflow-x-auto rounded-control border border-line bg-sunken p-2 font-mono text-axis text-ink">
              {pretty(draft.appSpec.content)}
            </pre>
            <CopyButton text={draft.appSpec.content} label="Copy the AppSpec" />
          </div>
        </details>
      )}
    </section>
  );
}

/** Shown with line breaks; what is sent, hashed and copied has none. */
function pretty(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
