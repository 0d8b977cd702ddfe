import { GetMetricData$, PutMetricData$ } from '@aws-sdk/client-cloudwatch';
import { NormalizedSchema } from '@smithy/core/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AwsError } from '../kernel/operation.ts';
import { matchPath, matchQuery } from './match-path.ts';
import { readForm } from './read-form.ts';

const PUT = NormalizedSchema.of(PutMetricData$[4]);
const GET = NormalizedSchema.of(GetMetricData$[4]);

test('a form is read into nested members by its schema', () => {
  const form = new URLSearchParams({
    Namespace: 'Shop',
    'MetricData.member.2.MetricName': 'b',
    'MetricData.member.1.MetricName': 'a',
    'MetricData.member.1.Value': '2.5',
    'MetricData.member.1.Timestamp': '2026-11-20T14:00:00Z',
    'MetricData.member.1.Dimensions.member.1.Name': 'n',
    'MetricData.member.1.Dimensions.member.1.Value': 'v',
    Unknown: 'passes',
  });
  expect(readForm(PUT, form)).toEqual({
    Namespace: 'Shop',
    MetricData: [
      {
        MetricName: 'a',
        Value: 2.5,
        Timestamp: new Date('2026-11-20T14:00:00Z'),
        Dimensions: [{ Name: 'n', Value: 'v' }],
      },
      { MetricName: 'b' },
    ],
  });
});

test('a form never does worse than an AwsError', () => {
  const key = fc.array(
    fc.constantFrom(
      'MetricData',
      'MetricDataQueries',
      'member',
      '1',
      '2',
      'Value',
      'StartTime',
      '',
      '__proto__',
      'Dimensions',
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.string())), fc.constantFrom(PUT, GET), (pairs, schema) => {
      const form = new URLSearchParams(pairs.map(([parts, value]) => [parts.join('.'), value]));
      expect(() => {
        try {
          readForm(schema, form);
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
        }
      }).not.toThrow();
    }),
  );
});

test('paths match their template, with labels decoded', () => {
  const template = '/2015-03-31/functions/{FunctionName}/aliases/{Name}';
  expect(matchPath(template, '/2015-03-31/functions/arn%3Aaws%3Alambda/aliases/live/')).toEqual({
    FunctionName: 'arn:aws:lambda',
    Name: 'live',
  });
  expect(matchPath(template, '/2015-03-31/functions/f/aliases/')).toBeNull();
  expect(matchPath(template, '/2015-03-31/functions/%E0%A4%A/aliases/live')).toBeNull();
});

test('fixed parameters of a template must be there', () => {
  const list = '/f/{Name}/provisioned-concurrency?List=ALL';
  expect(matchQuery(list, new URLSearchParams('List=ALL&MaxItems=2'))).toBe(1);
  expect(matchQuery(list, new URLSearchParams('Qualifier=live'))).toBeNull();
  expect(matchQuery('/f/{Name}', new URLSearchParams('Qualifier=live'))).toBe(0);
});

test('any label survives the way through a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (label) => {
      let encoded: string;
      try {
        encoded = encodeURIComponent(label);
      } catch {
        return;
      }
      expect(matchPath('/x/{Label}', `/x/${encoded}`)).toEqual({ Label: label });
    }),
  );
  fc.assert(fc.property(fc.string(), (path) => void matchPath('/x/{Label}/y', path)));
});
