/** Sluice's mark: a gate between two streams. */
export function Logo({ className = 'size-[22px]' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="24" height="24" rx="5.5" className="fill-ink" />
      <rect x="4" y="7.6" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="13.6" y="7.6" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="4" y="13.4" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="13.6" y="13.4" width="6.4" height="3" rx="1.2" className="fill-cand-fill" />
      <rect x="10.9" y="4" width="2.2" height="12.4" rx="1.1" className="fill-surface" />
    </svg>
  );
}
