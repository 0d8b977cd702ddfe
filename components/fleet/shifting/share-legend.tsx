/** What the marks of the share bar mean. */
export function ShareLegend() {
  return (
    <ul
      aria-label="Marks of the share bar"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 text-meta text-ink-2"
    >
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 10 12" aria-hidden="true" className="h-3 w-2.5">
          <path d="M.5 0h9L5.9 5v7H4.1V5Z" className="fill-ink" />
        </svg>
        planned
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 20 8" aria-hidden="true" className="h-2 w-5">
          <rect width="11" height="8" rx="1.5" className="fill-cand-fill" />
          <rect x="11" width="9" height="8" rx="1.5" className="fill-base-fill" />
        </svg>
        routed
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 22 9" aria-hidden="true" className="h-[9px] w-[22px]">
          <rect y="3" width="22" height="3" rx="1.5" className="fill-line-strong" />
          <circle cx="11" cy="4.5" r="3.4" strokeWidth="1.75" className="fill-surface stroke-ink" />
        </svg>
        observed, and where it should fall
      </li>
    </ul>
  );
}
