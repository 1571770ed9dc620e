import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '../types';
import { printMachineBlock, type ProposalBodyData } from './machineBlock';
import { codeSpan, escapeMarkdown } from './markdown';

/** GitHub's limit; the other forges take more. */
const MAX_BODY = 65_536;

/** Sites, files and findings that a body lists before it only counts them. */
const MAX_LISTED = 40;

const VERBS: Record<Intent['kind'], string> = {
  deploy: 'Deploys',
  update: 'Updates',
};

function listed(items: string[]): string[] {
  const rest = items.length - MAX_LISTED;
  return [
    ...items.slice(0, MAX_LISTED).map(item => `- ${item}`),
    ...(rest > 0 ? [`- … and ${rest} more`] : []),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function summary(intent: Intent, plan: Plan): string {
  const { name, version } = intent.model;
  const what = [codeSpan(name), ...(version ? [codeSpan(version)] : [])];
  const count = plan.sites.length;
  const where = plan.reach
    ? `ring ${codeSpan(plan.reach.ring)}, ${plan.reach.sites} ${plan.reach.sites === 1 ? 'site' : 'sites'}`
    : `${count} ${count === 1 ? 'site' : 'sites'}`;
  return `${VERBS[intent.kind]} ${what.join(' ')}: ${where}.`;
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
  const { intent, plan, hash, sites, requestedBy, link } = options;
  const data: ProposalBodyData = { hash, sites, intent };
  const people = [
    summary(intent, plan),
    '',
    '| | |',
    '|---|---|',
    `| Artifact | ${codeSpan(intent.artifact.uri.replace(/\|/g, '%7C'))} |`,
    `| Sites | ${sites.count}, list sha256 ${codeSpan(sites.sha256)} |`,
    `| Applications | ${plan.applications.added} added, ${plan.applications.removed} removed |`,
    ...(requestedBy ? [`| Asked for by | ${codeSpan(requestedBy.replace(/\|/g, ' '))} |`] : []),
    ...section(
      'Findings',
      listed(
        plan.findings.map(
          ({ state, title, detail, remedy }) =>
            `**${state}** ${[title, detail, remedy]
              .filter((part): part is string => Boolean(part))
              .map(escapeMarkdown)
              .join(' – ')}`,
        ),
      ),
    ),
    ...section(
      'Sites',
      listed(plan.sites.map(({ hub, name }) => codeSpan(`${hub}/${name}`))),
    ),
    ...section(
      'Files',
      listed(plan.files.map(({ path, change }) => `${change} ${codeSpan(path)}`)),
    ),
    ...(link ? ['', `[Open in the portal](${encodeURI(link)})`] : []),
    '',
    '<!-- The next line is for the portal. -->',
  ].join('\n');
  const body = `${people}\n${printMachineBlock(data)}\n`;
  if (body.length <= MAX_BODY) return body;
  return `${people}\n${printMachineBlock({ hash, sites })}\n`;
}
