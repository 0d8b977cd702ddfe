'use client';

import { CircleQuestionMark, Monitor, Moon, Sun } from 'lucide-react';
import Link from 'next/link';
import { useTheme } from 'next-themes';
import type { ReactElement } from 'react';
import { SECTIONS } from './sections.ts';
import { useTargetQuery } from './use-target-query.ts';
import { useViewer } from '@/lib/client/viewer-context.ts';
import {
  Menu,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '@/components/ui/menu.tsx';

interface UserMenuListProps {
  onHelp: () => void;
  trigger: ReactElement;
  defaultOpen: boolean;
}

export function UserMenuList({ onHelp, trigger, defaultOpen }: UserMenuListProps) {
  const { theme, setTheme } = useTheme();
  const query = useTargetQuery();
  const { name, role } = useViewer();
  return (
    <Menu align="end" trigger={trigger} defaultOpen={defaultOpen}>
      <MenuLabel>{role === 'operator' ? name : `${name}, may watch but not act`}</MenuLabel>
      <div className="md:hidden">
        <MenuSeparator />
        {SECTIONS.map(({ href, name }) => (
          <MenuLink key={href}>
            <Link href={`${href}${query}`}>{name}</Link>
          </MenuLink>
        ))}
      </div>
      <MenuSeparator />
      <MenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
        <MenuRadioItem value="light">
          <Sun aria-hidden="true" /> Light
        </MenuRadioItem>
        <MenuRadioItem value="dark">
          <Moon aria-hidden="true" /> Dark
        </MenuRadioItem>
        <MenuRadioItem value="system">
          <Monitor aria-hidden="true" /> Like the system
        </MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem onSelect={onHelp} icon={<CircleQuestionMark aria-hidden="true" />}>
        Keyboard and words
      </MenuItem>
    </Menu>
  );
}
