import { expect, test } from 'vitest';
import { makeGroup } from '@/lib/domain/fixtures/make-group.ts';
import { unsplitCommand } from './unsplit-command.ts';

test('names the version, empties the weights, and guards with the revision that was read', () => {
  expect(unsplitCommand(makeGroup(), '64', 'eu-west-1')).toBe(
    "aws lambda update-alias --function-name payments-webhook --name live --function-version 64 --routing-config 'AdditionalVersionWeights={}' --revision-id r1 --region eu-west-1",
  );
});

test('what is not known is left out', () => {
  expect(unsplitCommand(makeGroup({ aliasState: null }), '64', null)).not.toMatch(/revision-id|region/);
  expect(unsplitCommand(makeGroup({ functionName: null }), '64', null)).toBeNull();
});
