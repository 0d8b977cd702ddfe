'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ButtonVariant } from '@/components/ui/button-class.ts';
import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import { TriangleAlert } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { takesRiskAway } from '@/lib/domain/acting/takes-risk-away.ts';
import { useAskedAgain } from '@/components/actions/intent/use-asked-again.ts';
import { useWarning } from '@/components/actions/intent/use-warning.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';
import { clsx } from 'clsx';
import { Dialog, type DialogTone } from '@/components/ui/dialog.tsx';
import { IntentRefused } from '@/components/actions/intent/intent-refused.tsx';
import { IntentUnknown } from '@/components/actions/intent/intent-unknown.tsx';
import type { IntentSubject } from '@/components/actions/intent/find-intent.ts';
import { LONGEST_REASON, ReasonField } from './reason-field.tsx';
import type { Command } from '@/components/actions/intent/send-command.ts';
import type { Picture } from '@/components/actions/intent/use-picture.ts';
import type { DialogIntent } from '@/components/actions/intent/use-intent.ts';

const SENDS: Record<DialogTone, ButtonVariant> = { neutral: 'primary', bad: 'danger', byp: 'override' };

/** What all dialogs that act on AWS share: what will happen, a reason, the age of the picture, the outcome. */
export function ActionDialog<T>({
  title,
  description,
  size = 'md',
  verb,
  subject,
  intent,
  command,
  why,
  picture,
  done,
  onClose,
  children,
}: {
  title: string;
  description: ReactNode;
  size?: 'md' | 'lg';
  /** The submit button's words; repeats the verb of the button that opened the dialog. */
  verb: string;
  /** Its action decides how the dialog looks. */
  subject: IntentSubject;
  intent: DialogIntent<T>;
  /** null: a choice in the dialog is missing (`why` says which). */
  command: (reason: string) => Command | null;
  /** Why it cannot be done now; null: it can. */
  why: string | null;
  picture: Picture;
  /** What AWS answered, in words; shown once the command is done. */
  done: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const outcome = useRef<HTMLOutputElement>(null);
  const whyId = useId();
  const { state } = intent;
  const { Icon, tone, reasonHint } = ACTION_LOOKS[subject.action];
  const icon = <Icon aria-hidden="true" />;
  const locked = state.kind === 'sending' || state.kind === 'unknown';
  const warning = useWarning(subject);
  const off = whyOff({ why, picture: takesRiskAway(subject.action) ? null : picture, reason });

  const submit = () => {
    if (off !== null || locked) return;
    const made = command(reason.trim());
    if (made) intent.send(made);
  };
  useSubmitKey(submit);

  useEffect(() => {
    if (state.kind === 'done') outcome.current?.focus();
  }, [state.kind]);

  const frame = { open: true, onOpenChange: onClose, title, description, icon, tone, size };
  if (state.kind === 'done') {
    return (
      <Dialog {...frame} footer={<Button onClick={onClose}>Close</Button>}>
        <output ref={outcome} tabIndex={-1} className="block outline-none">
          {done}
        </output>
      </Dialog>
    );
  }
  return (
    <Dialog
      {...frame}
      initialFocus={field}
      footer={
        <>
          <PictureAge picture={picture} off={locked ? null : off} id={whyId} />
          <Button className="max-md:flex-1" onClick={onClose}>
            {locked ? 'Close' : 'Cancel'}
          </Button>
          {state.kind === 'unknown' ? null : (
            <Button
              className="max-md:flex-1"
              variant={SENDS[tone]}
              icon={icon}
              busy={state.kind === 'sending'}
              disabled={off !== null}
              {...(off === null ? {} : { 'aria-describedby': whyId })}
              aria-keyshortcuts="Control+Enter Meta+Enter"
              onClick={submit}
            >
              {verb}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-4">
        {children}
        <ReasonField value={reason} onChange={setReason} hint={reasonHint} locked={locked} ref={field} />
        {warning === null || locked ? null : (
          <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} title="It may not work.">
            {warning}
          </Banner>
        )}
        <Progress intent={intent} reason={reason.trim()} subject={subject} />
      </div>
    </Dialog>
  );
}

/** What is known about a sent intent until it is done. */
function Progress<T>({ intent, reason, subject }: { intent: DialogIntent<T>; reason: string; subject: IntentSubject }) {
  const { state } = intent;
  const { asked, twice } = ACTION_LOOKS[subject.action];
  const again = useAskedAgain(subject, reason, state.kind === 'sending' ? state.askedAt : null);
  switch (state.kind) {
    case 'sending':
      return (
        <Banner
          live="polite"
          icon={<Spinner />}
          title={`${asked} at ${state.askedAt.slice(11, 19)}, ${again === null ? 'no answer from AWS yet' : 'asking again'}.`}
        >
          {again === null ? twice : `${again.answer} Asked ${formatPlural(again.tries, 'time')} so far.`}
        </Banner>
      );
    case 'refused':
      return <IntentRefused problem={state.problem} subject={subject} />;
    case 'unknown':
      return (
        <IntentUnknown
          asked={asked}
          twice={twice}
          askedAt={state.askedAt}
          problem={state.problem}
          reason={reason}
          subject={subject}
          onSendAgain={() => intent.sendAgain()}
        />
      );
    case 'draft':
    case 'done':
      return null;
  }
}

/** At the left of the footer: how old the picture is, and why the button beside it is off. */
function PictureAge({ picture, off, id }: { picture: Picture; off: string | null; id: string }) {
  const stale = picture.why !== null;
  return (
    <p className="mr-auto min-w-0 flex-1 text-meta text-ink-2 max-md:basis-full">
      <span
        aria-hidden="true"
        className={clsx('mr-2 inline-block size-2 rounded-full', stale ? 'bg-warn-ink' : 'bg-ok')}
      />
      <span className={clsx('tabular-nums', stale && 'font-semibold text-warn-ink')}>
        {picture.ageMs === null ? 'Never read' : `Picture is ${formatAge(picture.ageMs)} old`}
      </span>
      <span id={id}>{off ? <span className="text-ink-3"> · {off}</span> : null}</span>
    </p>
  );
}

/** Why the submit button is off, in words; null: it is on. `picture` null: its age keeps nobody from it. */
function whyOff(given: { why: string | null; picture: Picture | null; reason: string }): string | null {
  const { why, picture, reason } = given;
  if (why !== null) return why;
  if (picture !== null && picture.why !== null) return picture.why;
  if (reason.trim() === '') return 'Write a reason first';
  if (reason.trim().length > LONGEST_REASON) return 'The reason is too long';
  return null;
}

/** Cmd+Enter or Ctrl+Enter, wherever the focus is in the dialog. */
function useSubmitKey(submit: () => void): void {
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.repeat) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
