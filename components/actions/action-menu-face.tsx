import { Ellipsis } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button.tsx';

/** The button that opens the menu of actions. */
export function ActionMenuFace(rest: Pick<ComponentProps<typeof Button>, 'ref' | 'onClick'>) {
  return (
    <Button
      {...rest}
      size="lg"
      className="px-3.5"
      aria-label="More actions"
      aria-haspopup="menu"
      icon={<Ellipsis aria-hidden="true" />}
    />
  );
}
