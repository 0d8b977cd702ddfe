'use client';

import { Search } from 'lucide-react';
import { TextField } from './text-field.tsx';

interface PageSearchProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  className?: string | undefined;
}

/** The search of a list page: `/` brings the focus here, Escape empties it. */
export function PageSearch({ label, placeholder, value, onChange, className = 'w-64' }: PageSearchProps) {
  return (
    <div className={`relative shrink-0 max-md:w-full ${className}`}>
      <Search aria-hidden="true" className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" />
      <TextField
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        data-page-search=""
        placeholder={placeholder}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onChange('');
          event.currentTarget.blur();
        }}
        className="pl-8"
      />
    </div>
  );
}
