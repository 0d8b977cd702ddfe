export const ACTION_NAMES = [
  'stop',
  'stop-and-roll-back',
  'roll-back',
  'deploy',
  /** All traffic to one version, by UpdateAlias. */
  'fix-alias',
  'bypass',
  /** Give a bypass that began outside of Sluice an end. */
  'end-bypass-later',
  're-arm',
] as const;

export type ActionName = (typeof ACTION_NAMES)[number];

/** What somebody may do now; `why` says why not, in a sentence, when it is not allowed. */
export interface Action {
  name: ActionName;
  allowed: boolean;
  why: string | null;
  /** It may be tried, and this speaks against it working. */
  warning?: string;
}

/** Facts, with what the viewer may do now. Only answers hold this: what is stored and streamed is facts. */
export type WithActions<T> = T & { actions: Action[] };
