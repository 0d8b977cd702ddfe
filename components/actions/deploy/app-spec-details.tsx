import { CheckField } from '@/components/ui/check-field.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { DeploymentDraft } from '@/lib/domain/acting/deployment-draft.ts';
import { CarriedHooks } from './carried-hooks.tsx';

interface AppSpecDetailsProps {
  draft: DeploymentDraft;
  isFirst: boolean;
  withoutHooks: boolean;
  onWithoutHooks: (without: boolean) => void;
  locked: boolean;
}

/** The hooks that are carried over, or a box to deploy without them; and the AppSpec as CodeDeploy would get it. */
export function AppSpecDetails({ draft, isFirst, withoutHooks, onWithoutHooks, locked }: AppSpecDetailsProps) {
  return (
    <section className="space-y-2 text-meta text-ink-2">
      <h3 className="font-semibold">What is sent</h3>
      <CarriedHooks hooks={draft.hooks} isFirst={isFirst}>
        <span className="mt-1.5 block">
          <CheckField label="Deploy without hooks" checked={withoutHooks} onChange={onWithoutHooks} disabled={locked} />
        </span>
      </CarriedHooks>
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
