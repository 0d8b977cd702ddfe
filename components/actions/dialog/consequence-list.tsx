import type { Consequences } from '@/lib/domain/acting/consequences.ts';

/** "What will happen", numbered; the notes are what stays as it is. */
export function ConsequenceList({ steps, notes }: Pick<Consequences, 'steps' | 'notes'>) {
  return (
    <section aria-label="What will happen">
      <h3 className="text-meta font-semibold text-ink-2">What will happen</h3>
      <ol className="mt-2 space-y-2.5">
        {steps.map((step, index) => (
          <li key={index} className="flex gap-2.5">
            <span
              aria-hidden="true"
              className="mt-px grid size-5 shrink-0 place-items-center rounded-full border border-line-strong text-axis font-semibold text-ink-2 tabular-nums"
            >
              {index + 1}
            </span>
            <p className="min-w-0 text-body [overflow-wrap:anywhere]">
              <strong className="block font-semibold text-ink">{step.title}</strong>
              <span className="block text-ink-2 tabular-nums">{step.detail}</span>
            </p>
          </li>
        ))}
      </ol>
      {notes.map((note) => (
        <p key={note} className="mt-2 pl-[30px] text-meta text-ink-2">
          {note}
        </p>
      ))}
    </section>
  );
}
