import {
  CirclePause,
  type LucideIcon,
  Rocket,
  ShieldCheck,
  ShieldEllipsis,
  ShieldOff,
  Undo2,
  Wrench,
} from 'lucide-react';
import type { DialogTone } from '@/components/ui/dialog.tsx';
import type { ActionName } from '@/lib/domain/acting/action.ts';

/** How an action looks and what it is called, wherever it is offered, confirmed or reported. */
export interface ActionLook {
  Icon: LucideIcon;
  /** Of the button that opens its dialog; "bad" is red. */
  ink: 'neutral' | 'bad' | 'byp';
  /** Of its dialog and the button that sends it. */
  tone: DialogTone;
  /** On the button that opens its dialog; `buttonWords` adds what is known. */
  verb: string;
  /** The title of its dialog, given an alias's name. */
  title: (alias: string) => string;
  /** Shown until AWS answers, followed by the time. */
  asked: string;
  twice: string;
  /** Who reads the reason. */
  reasonHint: string;
  /** What somebody did, in the list of what happened to a rollout. */
  done: string;
  /** Its heading in the audit log. */
  name: string;
}

const LOGGED = 'Written to the audit log, with your name, before AWS is called';
const BESIDE = 'Everyone sees it beside the bypass, and in the audit log';

export const ACTION_LOOKS: Record<ActionName, ActionLook> = {
  stop: {
    Icon: CirclePause,
    ink: 'neutral',
    tone: 'bad',
    verb: 'Stop…',
    title: (alias) => `Stop ${alias}`,
    asked: 'Asked to stop',
    twice: 'Pressing twice stops it once.',
    reasonHint: LOGGED,
    done: 'stopped it',
    name: 'Stop without rollback',
  },
  'stop-and-roll-back': {
    Icon: Undo2,
    ink: 'bad',
    tone: 'bad',
    verb: 'Stop and roll back',
    title: (alias) => `Stop and roll back ${alias}`,
    asked: 'Asked to stop',
    twice: 'Pressing twice stops it once.',
    reasonHint: LOGGED,
    done: 'stopped it and rolled back',
    name: 'Stop and roll back',
  },
  'roll-back': {
    Icon: Undo2,
    ink: 'neutral',
    tone: 'bad',
    verb: 'Roll back to…',
    title: (alias) => `Roll back ${alias}`,
    asked: 'Asked to roll back',
    twice: 'Pressing twice makes one deployment.',
    reasonHint: LOGGED,
    done: 'rolled back',
    name: 'Roll back',
  },
  deploy: {
    Icon: Rocket,
    ink: 'neutral',
    tone: 'neutral',
    verb: 'Deploy…',
    title: (alias) => `Deploy to ${alias}`,
    asked: 'Asked to deploy',
    twice: 'Pressing twice makes one deployment.',
    reasonHint: "Becomes the deployment's description in AWS, and is written to the audit log",
    done: 'started it',
    name: 'Start a deployment',
  },
  'fix-alias': {
    Icon: Wrench,
    ink: 'neutral',
    tone: 'bad',
    verb: 'Put it right…',
    title: (alias) => `Put ${alias} right`,
    asked: 'Asked to put the alias right',
    twice: 'Pressing twice changes it once.',
    reasonHint: LOGGED,
    done: 'put the alias right',
    name: 'Put the alias right',
  },
  bypass: {
    Icon: ShieldOff,
    ink: 'byp',
    tone: 'byp',
    verb: 'Bypass alarms…',
    title: (alias) => `Bypass alarms for ${alias}`,
    asked: 'Asked to bypass',
    twice: 'Pressing twice bypasses once.',
    reasonHint: BESIDE,
    done: 'bypassed the alarms',
    name: 'Bypass alarms',
  },
  'end-bypass-later': {
    Icon: ShieldEllipsis,
    ink: 'byp',
    tone: 'byp',
    verb: 'Give it an end…',
    title: (alias) => `Give the bypass of ${alias} an end`,
    asked: 'Asked to set an end',
    twice: 'Pressing twice sets one end.',
    reasonHint: BESIDE,
    done: 'gave the bypass an end',
    name: 'Give the bypass an end',
  },
  're-arm': {
    Icon: ShieldCheck,
    ink: 'byp',
    tone: 'byp',
    verb: 'Re-arm now',
    title: (alias) => `Re-arm alarms for ${alias}`,
    asked: 'Asked to re-arm',
    twice: 'Pressing twice re-arms once.',
    reasonHint: LOGGED,
    done: 're-armed the alarms',
    name: 'Re-arm alarms',
  },
};
