interface Rewording {
  /** The pages that it is about. Absent: all. */
  on?: RegExp;
  /** A pattern is global. */
  old: RegExp | string;
  since: string | ((words: string, ...found: string[]) => string);
}

/**
 * What pages say otherwise on purpose since the database of e2e/fixtures was written, rule by rule. Everything else has
 * to stay as it was.
 */
const REWORDED: Rewording[] = [
  { old: /is not reckoned with:/g, since: 'is left out:' },
  { old: /first seen so at/g, since: 'first seen there at' },
  { old: /, and no rollout is running\. Calls go/g, since: ', and no rollout of it is running. Calls go' },

  // Unknown is not zero: AWS does not answer, so the first reading never ends, and no chip's count is final.
  {
    on: /^\/$/,
    old: /^(All|Shifting now|Needs attention|Alarms bypassed|Drifted|Idle)\n([\d,]+)$/gm,
    since: (_, name = '', count = '') => `${name}\n${count === '0' ? '?' : `${count}+`}`,
  },
  {
    on: /^\/$/,
    old: /^\[Search functions\]$/gm,
    since: '[The first reading is still running: there may be more.]\n$&',
  },
  {
    on: /^\/$/,
    old: /^\[2026-11-30 08:22:53 UTC\]$/gm,
    since: '$&\n[Calls of the last 24 hours have not been read]',
  },
  // What was never read is not "no calls", "no alarms", or a stop before traffic.
  {
    on: /d-(8WVMHRCIU|O5KUVVM72|N67T35H9Q|K57CTHUF4|4LTEFB200|AOQYNTSRN|4Y6DB5XYP|G3QKU48ZM)$/,
    old: /No calls of both versions were counted\./g,
    since: 'The calls of both versions have not been counted yet.',
  },
  {
    on: /d-G3QKU48ZM$/,
    old: /This group lists no alarms: nothing stops a bad rollout by itself\./g,
    since: 'Which alarms the group lists has not been read.',
  },
  { old: /^Somebody, or a program, stopped it before traffic began to shift\..*\n/gm, since: '' },
  { on: /d-N67T35H9Q$/, old: /^checkout-errors was in ALARM before traffic began to shift.*\n/gm, since: '' },
  // It was met after its end, and Lambda had counted calls of the new version.
  {
    on: /d-E5XJ6DWUZ$/,
    old: /no call ever went to 2|(?<=ALARM_ACTIVE, )before the first step/g,
    since: '92 calls went to 2, at a share that nobody saw',
  },
  { on: /d-E5XJ6DWUZ$/, old: /^planned, not reached\n/gm, since: '' },
  // Under a bypass no alarm stops anything.
  ...[
    [/^hardly ever$/gm, 'never'],
    [
      /^If the new version failed this often, the alarms would stop it before it has all the traffic:$/gm,
      'The group ignores its alarms now: however often the new version failed, none would stop it.',
    ],
    [
      /^No alarm that can be reckoned watches it, so nothing here would stop it\.$/gm,
      'The group ignores its alarms now: none of them stops a deployment.',
    ],
  ].map(([old, since]) => ({ on: /(open-bypass|never-bypassed|unseen-blind)-group$/, old, since }) as Rewording),

  // An alias belongs to every group that moves it.
  { old: 'and no rollout is running. Calls go', since: 'and no rollout of it is running. Calls go' },
  // What takes risk away does not wait for a reading.
  {
    old: /^(Stop…|Re-arm now)\nCodeDeploy has not been read yet\.$/gm,
    since: '$& It is read again first, and this goes ahead if that fails.',
  },
  // A command stands where it can be copied, and no longer in a tooltip.
  {
    old: /put all traffic on one of them here, or aws lambda update-alias .*/g,
    since: 'put all traffic on one of them first.',
  },
  // What was undone, stopped or failed is not rolled back, and a split alias is put right first.
  {
    on: /d-(TWZHORTC0|E5NOMDZ44|3Y0QGN2HJ|72T7GZBOS|0AJD3F3PX|YNL3Z79X0|M54HE4LNV|8WVMHRCIU|X25BJJHPL)$/,
    old: 'Roll back to…\nCodeDeploy has not been read yet.\n',
    since: '',
  },
  {
    on: /d-(E5XJ6DWUZ|Z3PY6D01R|N67T35H9Q|4LTEFB200|4Y6DB5XYP)$/,
    old: 'Roll back to…\nCodeDeploy has not been read yet.\n',
    since: '',
  },
  {
    on: /d-AOQYNTSRN$/,
    old: /^Roll back to…\n.* first\.\nDeploy 88 again…\n.* first\.$/gm,
    since: 'Put it right…\nCodeDeploy has not been read yet.',
  },

  // A percentile of so few calls that it is the slowest of them is one more note.
  {
    on: /\/(invoice-pdf-live|identity-PasswordReset\w+-\w+|inventory-InventorySync\w+-\w+|image-moderator-prod)$/,
    old: /^(\d+) more notes?$/gm,
    since: (_, count = '') => `${Number(count) + 1} more notes`,
  },

  // One set of numbers: all calls so far, and not those with which "worse" was first said.
  ...[
    ['Worse: 48.6% vs 0% errors', 'Worse: 41% vs 0% errors'],
    ['Worse: 66.7% vs 0% errors', 'Worse: 11.7% vs 0% errors'],
    ['Worse: 12% vs 0.35% errors', 'Worse: 14% vs 0.71% errors'],
    ['Slower: 100% vs 10.9% over 97 ms', 'Slower: 99.9% vs 10.3% over 97 ms'],
    ['18 of 37 calls against 0 of 1,222 calls', '57 of 139 calls against 0 of 2,346 calls'],
    ['4 of 6 calls against 0 of 359 calls', '444 of 3,779 calls against 0 of 3,816 calls'],
    ['3 of 25 calls against 2 of 575 calls', '362 of 2,591 calls against 36 of 5,103 calls'],
    ['25 of 59 calls against 0 of 507 calls', '39 of 92 calls against 0 of 1,053 calls'],
    ['55 of 55 calls against 59 of 539 calls', '2,488 of 2,490 calls against 297 of 2,871 calls'],
  ].map(([old = '', since = '']): Rewording => ({ old, since })),
];

/** What is said since then, and was not said at all: whole lines. */
const ADDED = [
  /^aws lambda update-alias .*\n/gm,
  /^\[Copy the command that removes the weights\]\n/gm,
  // What a prediction takes for granted.
  /^By the hour, the last day had between .*\n/gm,
  /^If metrics come a minute later than that, .*\n/gm,
];

/** A page without what was not said at all when the database was written. */
export function withoutAdded(text: string): string {
  return ADDED.reduce((words, added) => words.replace(added, ''), text);
}

/**
 * A page of an ended rollout without its alarms. That database kept its group's settings, and showed those of the
 * moment: what the deployment's own were is known only once AWS is asked again.
 */
export function withoutGuard(path: string, text: string): string {
  if (!/\/rollouts\/d-/.test(path)) return text;
  return [
    /^(Alarms obeyed|Bypassed.*)\n/m,
    /^Alarms\n(?:.*\n)*?(?=What changed$)/m,
    // The moments and values of its rows, which are titles and labels.
    /^\[(Values of .*|[\d-]+ [\d:]+ UTC)\]\n?/gm,
  ].reduce((words, part) => words.replace(part, ''), text);
}

/** How a page that said this says it now. */
export function reworded(path: string, text: string): string {
  return REWORDED.filter(({ on }) => on === undefined || on.test(path)).reduce(
    (words, { old, since }) =>
      typeof since === 'string' ? words.replaceAll(old, since) : words.replaceAll(old, since),
    text,
  );
}
