'use client';

import { EllipsisVertical } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Later } from '@/components/ui/later.tsx';
import { initialsOf } from '@/components/shell/initials-of.ts';
import type { Viewer } from '@/components/shell/viewer.ts';

const loadMenu = () => import('@/components/shell/user-menu-list.tsx').then((module) => module.UserMenuList);

/** Who is looking, light or dark, and help. On phones it also leads to the sections. */
export function UserMenu({ viewer, onHelp }: { viewer: Viewer; onHelp: () => void }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadMenu}
      props={{ viewer, onHelp, trigger: <Face viewer={viewer} />, defaultOpen: wanted }}
      waiting={<Face viewer={viewer} onClick={() => setWanted(true)} />}
    />
  );
}

function Face({ viewer, ...rest }: { viewer: Viewer } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type="button"
      aria-haspopup="menu"
      aria-label={`${viewer.name}: settings and help`}
      className="inline-flex shrink-0 items-center justify-center rounded-full text-ink-2 hover:bg-hover max-md:size-11 md:size-7 md:border md:border-line-strong md:bg-hover"
    >
      <span className="text-axis font-semibold max-md:hidden">{initialsOf(viewer.name)}</span>
      <EllipsisVertical aria-hidden="true" className="size-5 md:hidden" />
    </button>
  );
}
