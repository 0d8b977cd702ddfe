import type { ProtocolName, Service } from '../protocol/service.ts';
import type { Gaps } from './coverage.ts';
import { COVERAGE } from './coverage-by-service.ts';

const NAMES: Readonly<Record<Service['id'], string>> = {
  apigateway: 'API Gateway (REST APIs)',
  cloudformation: 'CloudFormation',
  codedeploy: 'CodeDeploy',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  monitoring: 'CloudWatch',
  s3: 'S3',
  ssm: 'Systems Manager (Parameter Store)',
  sts: 'STS',
};

const PROTOCOLS: Readonly<Record<ProtocolName, string>> = {
  'json-rpc': 'awsJson1_0 and awsJson1_1',
  query: 'awsQuery',
  cbor: 'smithy-rpc-v2-cbor',
  'rest-json': 'restJson1',
  'rest-xml': 'restXml',
};

const INTRODUCTION = `# Operations of the sandbox

Do not edit: \`node scripts/write-support-table.ts\` generates this file from the services' operations, the coverage in
\`sandbox/operations\` and the schemas of the SDK's packages.

- **full**: every member of the input has its effect, every member of the output can be present. What they do in each
  situation is listed elsewhere: [behaviours](sandbox-behaviours.md).
- **partial**: it answers, but some members it _ignores_, some it _keeps_ and returns without effect, some it _never_
  answers; other differences follow.
- **none**: it is answered as AWS answers an unknown operation, and the whole request is written to stderr.

Values that AWS refuses may pass: only what clients of rollouts send is checked. There is no IAM, there are no tags as
conditions, and no other accounts and regions.
`;

/** The whole of docs/sandbox-operations.md, in Markdown. */
export function renderTable(services: readonly Service[]): string {
  const sorted = services.toSorted((a, b) => (NAMES[a.id] < NAMES[b.id] ? -1 : 1));
  return [INTRODUCTION, overview(sorted), ...sorted.map(section)].join('\n');
}

interface Sorted {
  full: string[];
  partial: [string, Gaps][];
  none: string[];
}

function sort(service: Service): Sorted {
  const coverage = COVERAGE[service.id];
  const sorted: Sorted = { full: [], partial: [], none: [] };
  for (const name of [...service.schemas.operations.keys()].toSorted()) {
    const level = Object.hasOwn(coverage, name) ? coverage[name] : undefined;
    if (level === undefined) sorted.none.push(name);
    else if (level === 'full') sorted.full.push(name);
    else sorted.partial.push([name, level]);
  }
  return sorted;
}

function overview(services: readonly Service[]): string {
  const rows = [
    ['service', 'protocols', 'full', 'partial', 'none'],
    ...services.map((service) => {
      const { full, partial, none } = sort(service);
      return [NAMES[service.id], protocolsOf(service), ...[full, partial, none].map(({ length }) => String(length))];
    }),
  ];
  // Padded like the formatter does it, so that it leaves the file alone.
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const lines = rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return [...lines, ''].join('\n');
}

function section(service: Service): string {
  const { full, partial, none } = sort(service);
  return [
    `## ${NAMES[service.id]}`,
    '',
    ...(full.length === 0 ? [] : [wrap(`**Full**: ${full.join(', ')}`), '']),
    ...(partial.length === 0
      ? []
      : ['**Partial**', '', ...partial.map(([name, gaps]) => wrap(`- **${name}**: ${words(gaps)}`, '  ')), '']),
    ...(none.length === 0 ? [] : [wrap(`**None**: ${none.join(', ')}`), '']),
  ].join('\n');
}

function words({ ignores = [], keeps = [], never = [], but }: Gaps): string {
  const code = (names: readonly string[]): string =>
    names
      .toSorted()
      .map((name) => `\`${name}\``)
      .join(', ');
  return [
    ...(ignores.length === 0 ? [] : [`ignores ${code(ignores)}`]),
    ...(keeps.length === 0 ? [] : [`keeps ${code(keeps)}`]),
    ...(never.length === 0 ? [] : [`never answers ${code(never)}`]),
    ...(but === undefined ? [] : [but]),
  ].join('; ');
}

const protocolsOf = (service: Service): string => service.protocols.map((name) => PROTOCOLS[name]).join(', ');

/** Breaks a line at spaces after at most 120 characters; later lines begin with `indent`. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 120) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines.join('\n');
}
