'use client';

import { CircleQuestionMark, EllipsisVertical, Monitor, Moon, Sun } from 'lucide-react';
import Link from 'next/link';
import { useTheme } from 'next-themes';
import { initialsOf } from '@/components/shell/initials-of.ts';
import { SECTIONS } from '@/components/shell/sections.ts';
import { useTargetQuery } from '@/components/shell/use-target-query.ts';
import {
  Menu,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '@/components/ui/menu.tsx';
import type { Viewer } from '@/components/shell/viewer.ts';

const TRIGGER =
  'inline-flex shrink-0 items-center justify-center rounded-full text-ink-2 hover:bg-hover max-md:size-11 max-md:[&_.face]:hidden md:size-7 md:border md:border-line-strong md:bg-hover md:[&_svg]:hidden';

/** Who is looking, light or dark, and help. On phones it also leads to the sections. */
export function UserMenu({ viewer, onHelp }: { viewer: Viewer; onHelp: () => void }) {
  const { theme, setTheme } = useTheme();
  const query = useTargetQuery();
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={TRIGGER} aria-label={`${viewer.name}: settings and help`}>
          <span className="face text-axis font-semibold">{initialsOf(viewer.name)}</span>
          <EllipsisVertical aria-hidden="true" className="size-5" />
        </button>
      }
    >
      <MenuLabel>{viewer.detail ? `${viewer.name}, ${viewer.detail}` : viewer.name}</MenuLabel>
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
          <Monitor aria-hidden="true" /> As the system
        </MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem onSelect={onHelp} icon={<CircleQuestionMark aria-hidden="true" />}>
        Keyboard and words
      </MenuItem>
    </Menu>
  );
}
