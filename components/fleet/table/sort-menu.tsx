'use client';

import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Later } from '@/components/ui/later.tsx';
import { sortWords, type GroupSort } from './group-sorts.ts';

const loadMenu = () => import('./sort-menu-list.tsx').then((module) => module.SortMenuList);

/** The order of the groups; null: by attention. */
export function SortMenu({ sort, onSort }: { sort: GroupSort | null; onSort: (sort: GroupSort | null) => void }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadMenu}
      props={{ sort, onSort, trigger: <Face sort={sort} />, defaultOpen: wanted }}
      waiting={<Face sort={sort} onClick={() => setWanted(true)} />}
    />
  );
}

function Face({ sort, ...rest }: { sort: GroupSort | null } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type="button"
      aria-haspopup="menu"
      className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-body text-ink-2 hover:bg-hover hover:text-ink max-md:h-11"
    >
      <span className="max-md:hidden">Sorted by {sortWords(sort)}</span>
      <span className="md:hidden">Sort</span>
      <ChevronDown aria-hidden="true" className="size-3.5" />
    </button>
  );
}
