import { Age } from '@/components/status/age.tsx';
import { Countdown, Elapsed } from '@/components/status/countdown.tsx';
import { Version, VersionChange, type VersionKind, type VersionSize } from '@/components/status/version.tsx';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { ButtonVariant } from '@/components/ui/button-class.ts';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { FilterChips } from '@/components/fleet/filter-chips.tsx';
import { ACTION_NAMES } from '@/lib/domain/acting/action.ts';
import { ACTION_CASES } from '@/components/gallery/dialogs/action-cases.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { type Specimen, specimensOf } from '@/components/gallery/specimen.ts';

const COUNTS = mapValues({ all: 148, shifting: 3, attention: 2, bypassed: 1, drifted: 1, idle: 145 }, (count) => ({
  count,
  unknown: 0,
}));

const KINDS: Record<VersionKind, string> = { baseline: '41', candidate: '42' };
const SIZES: Record<VersionSize, true> = { sm: true, md: true, lg: true };
const VARIANTS: Record<ButtonVariant, true> = {
  default: true,
  primary: true,
  danger: true,
  override: true,
  quiet: true,
};
const nothing = () => undefined;
const AGES = { seconds: 7, minutes: 190, hours: 9000, days: 200_000 };

/** Versions, ages, countdowns, buttons. */
export const SMALL: Specimen[] = [
  ...specimensOf<VersionKind>(
    'version',
    mapValues(KINDS, (value, kind) => <Version kind={kind} value={value} />),
  ),
  ...specimensOf('version', { 'not-known': <Version kind="candidate" value={null} /> }),
  ...specimensOf<VersionSize>(
    'version-change',
    mapValues(SIZES, (_, size) => <VersionChange baseline="41" candidate="42" size={size} />),
  ),
  ...specimensOf(
    'age',
    mapValues(AGES, (seconds) => (
      <Scene>
        <Age at={ago(seconds)} />
      </Scene>
    )),
  ),
  ...specimensOf('age', {
    never: (
      <Scene>
        <Age at={null} />
      </Scene>
    ),
  }),
  ...specimensOf('countdown', {
    running: (
      <Scene>
        <Countdown at={ago(-37)} />
      </Scene>
    ),
    over: (
      <Scene>
        <Countdown at={ago(12)} />
      </Scene>
    ),
    long: (
      <Scene>
        <Countdown at={ago(-7400)} />
      </Scene>
    ),
  }),
  ...specimensOf('elapsed', {
    running: (
      <Scene>
        <Elapsed from={ago(688)} />
      </Scene>
    ),
    ended: (
      <Scene>
        <Elapsed from={ago(688)} to={ago(20)} />
      </Scene>
    ),
  }),
  ...specimensOf<ButtonVariant>(
    'button',
    mapValues(VARIANTS, (_, variant) => <Button variant={variant}>{variant}</Button>),
  ),
  ...specimensOf<ButtonVariant>(
    'button-off',
    mapValues(VARIANTS, (_, variant) => (
      <Button variant={variant} disabled reason="You may watch, but not act." reasonPlace="beside">
        {variant}
      </Button>
    )),
  ),
  ...specimensOf('button', {
    busy: <Button busy>Reading earlier ones</Button>,
    small: <Button size="sm">Small</Button>,
    large: <Button size="lg">Large</Button>,
    copy: <CopyButton text="d-3XQ8T9K1B" label="Copy d-3XQ8T9K1B" />,
  }),
  ...ACTION_NAMES.flatMap((name) =>
    specimensOf(`action-${name}`, {
      allowed: (
        <Scene>
          <ActionButton request={ACTION_CASES[name].request} />
        </Scene>
      ),
      viewer: (
        <Scene isViewer>
          <ActionButton request={ACTION_CASES[name].request} />
        </Scene>
      ),
    }),
  ),
  ...specimensOf('filter-chips', {
    all: <FilterChips counts={COUNTS} isReading={false} chosen="all" onChoose={nothing} />,
    attention: <FilterChips counts={COUNTS} isReading={false} chosen="attention" onChoose={nothing} />,
    'not-all-read': (
      <FilterChips
        counts={mapValues(COUNTS, ({ count }) => ({ count: count > 100 ? count : 0, unknown: 2 }))}
        isReading={false}
        chosen="all"
        onChoose={nothing}
      />
    ),
    'first-reading': <FilterChips counts={COUNTS} isReading chosen="all" onChoose={nothing} />,
  }),
];
