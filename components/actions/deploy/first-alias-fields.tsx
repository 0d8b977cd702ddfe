import { Field } from '@/components/ui/field.tsx';
import { TextField } from '@/components/ui/text-field.tsx';
import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';
import type { FirstAlias } from './use-first-alias.ts';

interface FirstAliasFieldsProps {
  first: FirstAlias;
  onChange: (typed: NamedAlias) => void;
  locked: boolean;
}

/** The function and alias of a group that never deployed; what its alarms watch is offered as a guess. */
export function FirstAliasFields({ first: { typed, suggested }, onChange, locked }: FirstAliasFieldsProps) {
  return (
    <section aria-label="The first deployment" className="space-y-2">
      <p className="text-body text-ink-2">
        This group never deployed, so CodeDeploy does not know which alias it is for: name it here.{' '}
        {suggested !== null &&
          `${suggested.functionName}:${suggested.alias} is a guess: it is what the group’s alarms watch.`}
      </p>
      <div className="grid gap-3 md:grid-cols-[2fr_1fr]">
        {FIELDS.map(({ name, label }) => (
          <Field key={name} label={label} required>
            {(control) => (
              <TextField
                {...control}
                value={typed[name]}
                readOnly={locked}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={(event) => onChange({ ...typed, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}

const FIELDS = [
  { name: 'functionName', label: 'Function' },
  { name: 'alias', label: 'Alias' },
] as const;
