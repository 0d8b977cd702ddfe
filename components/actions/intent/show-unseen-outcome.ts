import { toast } from 'sonner';
import type { IntentState } from './create-intent.ts';

/** A toast for an outcome that came after its dialog was closed. `what`: "Stop and roll back orders-api:live". */
export function showUnseenOutcome<T>(what: string, state: IntentState<T>): void {
  switch (state.kind) {
    case 'draft':
    case 'sending':
      return;
    case 'done':
      toast.success(`${what}: AWS has done it.`);
      return;
    case 'refused':
      toast.error(`${what}: refused.`, { description: state.problem.detail, duration: 20_000 });
      return;
    case 'unknown':
      toast.warning(`${what}: the outcome is not known.`, {
        description: 'No answer came. The audit log says what is known.',
        duration: 20_000,
      });
  }
}
