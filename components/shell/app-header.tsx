'use client';

import { ArrowLeft, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { AwsTime } from '@/components/shell/live/aws-time.tsx';
import { LiveIndicator } from '@/components/shell/live/live-indicator.tsx';
import { SECTIONS, sectionOf } from './sections.ts';
import { TargetSwitcher } from './target-switcher.tsx';
import { useTargetQuery } from './use-target-query.ts';
import { UserMenu } from './user-menu.tsx';
import { clsx } from 'clsx';

/** The header of every page; on phones the sections have a row of their own, and pages below a section a way back. */
export function AppHeader({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }) {
  const pathname = usePathname();
  const query = useTargetQuery();
  const section = sectionOf(pathname);
  const below = section !== null && !SECTIONS.some(({ href }) => href === pathname);
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface">
      <div className="flex h-13 items-center gap-3 px-6 max-md:gap-1 max-md:px-4">
        {below ? (
          <Link
            href={`${section}${query}`}
            aria-label={`Back to ${SECTIONS.find(({ href }) => href === section)?.name ?? 'Fleet'}`}
            className="-ml-2.5 flex size-11 items-center justify-center rounded-control text-ink-2 md:hidden"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
          </Link>
        ) : null}
        <Link
          href={`/${query}`}
          className={`flex items-center gap-2 rounded-control text-[15px] font-semibold max-md:h-11 ${below ? 'max-md:hidden' : ''}`}
        >
          <Logo />
          Sluice
        </Link>
        <span aria-hidden="true" className={`mx-0.5 h-5 w-px bg-line-strong ${below ? 'max-md:hidden' : ''}`} />
        <TargetSwitcher />
        <MainNav className="max-md:hidden" />
        <div className="ml-auto flex shrink-0 items-center gap-3 max-md:gap-0">
          <button
            type="button"
            onClick={onFind}
            aria-label="Find a function, version or rollout"
            aria-keyshortcuts="Control+K Meta+K"
            className="inline-flex h-8 w-72 items-center gap-2 rounded-control border border-line-strong bg-sunken px-2.5 text-body text-ink-2 hover:bg-hover max-xl:w-44 max-lg:w-10 max-lg:justify-center max-md:size-11 max-md:justify-center max-md:border-transparent max-md:order-2 max-md:bg-transparent max-md:p-0"
          >
            <Search aria-hidden="true" className="size-4 shrink-0 max-md:size-5" />
            <span className="truncate max-lg:hidden">Find a function, version or d-…</span>
            <kbd className="ml-auto rounded-badge border border-line-strong bg-surface px-1.5 font-sans text-axis whitespace-nowrap text-ink-3 max-lg:hidden">
              Ctrl K
            </kbd>
          </button>
          <LiveIndicator />
          <AwsTime className="whitespace-nowrap text-ink-2 max-lg:hidden" />
          <div className={below ? 'max-md:order-3' : 'max-md:hidden'}>
            <UserMenu onHelp={onHelp} />
          </div>
        </div>
      </div>
      {below ? null : (
        <div className="flex items-center border-t border-line px-3 py-1 md:hidden">
          <MainNav className="flex-1" />
          <UserMenu onHelp={onHelp} />
        </div>
      )}
    </header>
  );
}

/** Sluice's mark: a gate between two streams. */
function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-[22px] shrink-0">
      <rect width="24" height="24" rx="5.5" className="fill-ink" />
      <rect x="4" y="7.6" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="13.6" y="7.6" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="4" y="13.4" width="6.4" height="3" rx="1.2" className="fill-base-fill" />
      <rect x="13.6" y="13.4" width="6.4" height="3" rx="1.2" className="fill-cand-fill" />
      <rect x="10.9" y="4" width="2.2" height="12.4" rx="1.1" className="fill-surface" />
    </svg>
  );
}

/** The three sections; a row of its own under the header on phones. */
function MainNav({ className }: { className?: string }) {
  const here = sectionOf(usePathname());
  const query = useTargetQuery();
  return (
    <nav aria-label="Main" className={className}>
      <ul className="flex gap-1">
        {SECTIONS.map(({ href, name }) => (
          <li key={href} className="max-md:flex-1">
            <Link
              href={`${href}${query}`}
              aria-current={here === href ? 'page' : undefined}
              className={clsx(
                'flex h-8 items-center rounded-control px-2.5 text-body font-medium whitespace-nowrap max-md:h-11 max-md:justify-center',
                here === href ? 'bg-hover text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
