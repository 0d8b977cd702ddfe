'use client';

import { EllipsisVertical } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Later } from '@/components/ui/later.tsx';
import { initialsOf } from './initials-of.ts';
import { useViewer } from '@/lib/client/viewer-context.ts';

const loadMenu = () => import('./user-menu-list.tsx').then((module) => module.UserMenuList);

/** Who is looking, light or dark, and help. On phones it also leads to the sections. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadMenu}
      props={{ onHelp, trigger: <Face />, defaultOpen: wanted }}
      waiting={<Face onClick={() => setWanted(true)} />}
    />
  );
}

function Face(props: ComponentProps<'button'>) {
  const { name } = useViewer();
  return (
    <button
      {...props}
      type="button"
      aria-haspopup="menu"
      aria-label={`${name}: settings and help`}
      className="inline-flex shrink-0 items-center justify-center rounded-full text-ink-2 hover:bg-hover max-md:size-11 md:size-7 md:border md:border-line-strong md:bg-hover"
    >
      <span className="text-axis font-semibold max-md:hidden">{initialsOf(name)}</span>
      <EllipsisVertical aria-hidden="true" className="size-5 md:hidden" />
    </button>
  );
}
