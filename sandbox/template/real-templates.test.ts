import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isMap, type JsonMap } from './json.ts';
import { shown } from './text-of.ts';
import { loadTemplate, type LoadedTemplate } from './load-template.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/templates/', import.meta.url));
const here = existsSync(FOLDER);
const names = here ? readdirSync(FOLDER).filter((name) => /\.(yaml|json)$/.test(name)) : [];
const MODELLED = /^AWS::(Lambda::(Function|Version|Alias)|CodeDeploy::\w+|CloudWatch::(Alarm|CompositeAlarm))$/;
const PARAMETERS: Record<string, Record<string, string>> = {
  'large-app-anomaly-alarms': { Environment: 'dev' },
  'conditional-type-triggers-layer': { ClientDomains: 'example.com' },
  'custom-deployment-config': { DeployConfigName: 'HalfAMinute' },
};
const PSEUDO = new Map(
  ['AWS::AccountId', 'AWS::Region', 'AWS::StackName', 'AWS::StackId', 'AWS::Partition'].map((name) => [name, name]),
);

const load = (name: string): LoadedTemplate =>
  loadTemplate(readFileSync(FOLDER + name, 'utf8'), {
    file: name,
    parameters: PARAMETERS[name.split('.')[0] ?? ''] ?? {},
    pseudo: PSEUDO,
    // What stands in the transformed templates for local code.
    ssm: () => null,
    lenient: true,
    packageCode: ({ logicalId }) => ({ S3Bucket: 'sandbox-artifacts', S3Key: logicalId }),
  });

const modelledOf = (template: JsonMap): object => {
  const resources = template['Resources'];
  return Object.fromEntries(
    Object.entries(isMap(resources) ? resources : {}).filter(
      ([, resource]) => isMap(resource) && MODELLED.test(shown(resource['Type'])),
    ),
  );
};

describe.skipIf(!here)(`templates as published (skipped where ${FOLDER} is missing)`, () => {
  test.each(names.filter((name) => !name.startsWith('refused-')))('%s loads', (name) => {
    expect(load(name).resources.size).toBeGreaterThan(0);
  });

  test.each(
    names.filter((name) => existsSync(FOLDER + name.replace('.yaml', '.transformed.json')) && name.endsWith('.yaml')),
  )('%s becomes what SAM makes of it', (name) => {
    const wanted = JSON.parse(readFileSync(FOLDER + name.replace('.yaml', '.transformed.json'), 'utf8')) as JsonMap;
    const { processed } = load(name);
    expect(modelledOf(processed)).toEqual(modelledOf(wanted));
    expect(processed['Conditions']).toEqual(wanted['Conditions']);
    expect(processed['Outputs']).toEqual(wanted['Outputs']);
  });

  test('an alarm list that is no list is refused as SAM does, with its line', () => {
    expect(() => load('refused-invalid-alarms.yaml')).toThrow(
      'refused-invalid-alarms.yaml:16:9: Resources.MinimalFunction: Resource with id [MinimalFunction] is invalid. Alarms must be a list',
    );
  });

  test('a preference without an alias is refused as SAM does, with its line', () => {
    expect(() => load('refused-missing-alias.yaml')).toThrow(
      "refused-missing-alias.yaml:8:7: Resources.MinimalFunction: Resource with id [MinimalFunction] is invalid. 'DeploymentPreference' requires AutoPublishAlias property to be specified.",
    );
  });
});
