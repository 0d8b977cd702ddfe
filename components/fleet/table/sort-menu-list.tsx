'use client';

import type { ReactElement } from 'react';
import { GROUP_SORTS, sortWords, type GroupSort } from './group-sorts.ts';
import { Menu, MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu.tsx';

interface SortMenuListProps {
  sort: GroupSort | null;
  onSort: (sort: GroupSort | null) => void;
  trigger: ReactElement;
  defaultOpen: boolean;
}

export function SortMenuList({ sort, onSort, trigger, defaultOpen }: SortMenuListProps) {
  return (
    <Menu align="end" trigger={trigger} defaultOpen={defaultOpen}>
      <MenuLabel>Sort by</MenuLabel>
      <MenuRadioGroup
        value={sort ?? 'attention'}
        onValueChange={(value) => onSort(GROUP_SORTS.find((each) => each === value) ?? null)}
      >
        <MenuRadioItem value="attention">{sortWords(null)}</MenuRadioItem>
        {GROUP_SORTS.map((each) => (
          <MenuRadioItem key={each} value={each}>
            {sortWords(each)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
