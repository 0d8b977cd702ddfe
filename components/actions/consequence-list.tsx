/** One thing that will happen: what, and the particulars of this case. */
export interface ConsequenceStep {
  title: string;
  detail: string | null;
}

/** "What will happen", numbered. `note` is what stays as it is. */
export function ConsequenceList({ steps, note }: { steps: ConsequenceStep[]; note: string | null }) {
  return (
    <section aria-label="What will happen">
      <h3 className="text-meta font-semibold text-ink-2">What will happen</h3>
      <ol className="mt-2 space-y-2.5">
        {steps.map((step, index) => (
          <li key={index} className="flex gap-2.5">
            <span
              aria-hidden
              className="mt-px grid size-5 shrink-0 place-items-center rounded-full border border-line-strong text-axis font-semibold text-ink-2 tabular-nums"
            >
              {index + 1}
            </span>
            <p className="min-w-0 text-body">
              <strong className="block font-semibold text-ink">{step.title}</strong>
              {step.detail && <span className="block text-ink-2">{step.detail}</span>}
            </p>
          </li>
        ))}
      </ol>
      {note && <p className="mt-2.5 pl-[30px] text-meta text-ink-2">{note}</p>}
    </section>
  );
}
