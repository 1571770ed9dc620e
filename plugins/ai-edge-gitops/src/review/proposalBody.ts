import {
  intentModel,
  intentSubject,
  type Finding,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '../types';
import { printMachineBlock } from './machineBlock';
import { codeSpan, escapeMarkdown } from './markdown';

/** GitHub's limit; the other forges take more. */
const MAX_BODY = 65_536;

/** Sites, files and findings that a body lists before it only counts them; fewer when they are long. */
const MAX_LISTED = [40, 10, 2, 0];

/** Longest part of a finding. */
const MAX_TEXT = 1000;

const VERBS: Record<Intent['kind'], string> = {
  deploy: 'Deploys',
  update: 'Updates',
  canary: 'Tries',
  promote: 'Promotes the canary of',
  abort: 'Ends the canary of',
  rollback: 'Rolls back',
  stop: 'Stops',
  start: 'Starts',
  retire: 'Retires',
  'register-site': 'Registers the site',
  'publish-api': 'Publishes the API of',
  unshare: 'Finds scrape targets by their labels in',
};

function listed(items: string[], most: number): string[] {
  const rest = items.length - most;
  return [
    ...items.slice(0, most).map(item => `- ${item}`),
    ...(rest > 0 ? [`- … and ${rest} more`] : []),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function findingLine({ state, title, detail, remedy }: Finding): string {
  const parts = [title, detail, remedy]
    .filter((part): part is string => Boolean(part))
    .map(part => escapeMarkdown(part.slice(0, MAX_TEXT)));
  return `**${state}** ${parts.join(' – ')}`;
}

function summary(intent: Intent, plan: Plan): string {
  const name = intentSubject(intent);
  const version = intentModel(intent)?.version;
  const what = [codeSpan(name), ...(version ? [codeSpan(version)] : [])];
  const count = plan.sites.length;
  const where = plan.reach
    ? `ring ${codeSpan(plan.reach.ring)}, ${plan.reach.sites} ${
        plan.reach.sites === 1 ? 'site' : 'sites'
      }`
    : `${count} ${count === 1 ? 'site' : 'sites'}`;
  if (intent.kind === 'update' && intent.toRing !== undefined) {
    return `Moves sites of ${codeSpan(name)} to ring ${codeSpan(
      intent.toRing,
    )}: ${where}.`;
  }
  const verb = VERBS[intent.kind];
  if (!('model' in intent)) return `${verb} ${what.join(' ')}.`;
  if (intent.kind === 'promote' && intent.environment) {
    const { from, to } = intent.environment;
    return `Promotes ${what.join(' ')} from ${codeSpan(from)} to ${codeSpan(
      to,
    )}: ${where}.`;
  }
  return `${verb} ${what.join(' ')}: ${where}.`;
}

/**
 * Body of a pull request: for people what it does, to which sites, how many Applications come and go and what was
 * found; for machines the intent with count and hash of the site list ({@link readProposalBody}). At most 65,536
 * characters for any number of sites; text from outside is escaped.
 *
 * @public
 */
export function proposalBody(options: {
  intent: Intent;
  plan: Plan;
  /** {@link proposalHash}. */
  hash: string;
  /** Count and {@link sitesSha256} of the resolved list. */
  sites: { count: number; sha256: string };
  /** Who asked, as an entity ref. */
  requestedBy?: string;
  /** Page of the portal that shows more. */
  link?: string;
}): string {
  const { hash, sites, intent } = options;
  for (const data of [
    { hash, sites, intent },
    { hash, sites },
  ]) {
    const machine = printMachineBlock(data);
    for (const most of MAX_LISTED) {
      const body = `${forPeople(options, most)}\n${machine}\n`;
      if (body.length <= MAX_BODY) return body;
    }
  }
  return `${printMachineBlock({ hash, sites })}\n`;
}

function forPeople(
  options: Parameters<typeof proposalBody>[0],
  most: number,
): string {
  const { intent, plan, sites, requestedBy, link } = options;
  const cell = (text: string) => codeSpan(text.replace(/\|/g, ' '));
  return [
    summary(intent, plan),
    '',
    '| | |',
    '|---|---|',
    ...('artifact' in intent && intent.artifact
      ? [`| Artifact | ${cell(intent.artifact.uri)} |`]
      : []),
    `| Sites | ${sites.count}, list sha256 ${cell(sites.sha256)} |`,
    `| Applications | ${plan.applications.added} added, ${plan.applications.removed} removed |`,
    ...(requestedBy ? [`| Asked for by | ${cell(requestedBy)} |`] : []),
    ...section('Findings', listed(plan.findings.map(findingLine), most)),
    ...section(
      'Sites',
      listed(
        plan.sites.map(({ hub, name }) => codeSpan(`${hub}/${name}`)),
        most,
      ),
    ),
    ...section(
      'Files',
      listed(
        plan.files.map(({ path, change }) => `${change} ${codeSpan(path)}`),
        most,
      ),
    ),
    ...(link ? ['', `[Open in the portal](${encodeURI(link)})`] : []),
    '',
    '<!-- The next line is for the portal. -->',
  ].join('\n');
}
