import type { FindingCode } from '../../../lib/domain/preflight/preflight.ts';
import type { PreflightFacts } from '../../../lib/domain/preflight/preflight-facts.ts';

/** A finding: facts that lead to it, its severity, the beginning of its sentence, and similar facts that do not. */
export type FindingCase = [FindingCode, PreflightFacts, 'blocks' | 'warns' | 'notes', string, PreflightFacts];
