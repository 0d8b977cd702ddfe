'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { sectionOf, SECTIONS } from './sections.ts';
import { useTargetQuery } from './use-target-query.ts';

/** The three sections; a row of its own under the header on phones. */
export function MainNav({ className }: { className?: string }) {
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
