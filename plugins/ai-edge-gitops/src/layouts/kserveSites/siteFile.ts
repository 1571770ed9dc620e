import { InputError } from '@backstage/errors';
import { isMap, type Node } from 'yaml';
import { asMap, asTexts, dig } from '../../yaml/narrow';
import { parseDocuments, parseYaml } from '../../yaml/parseYaml';
import { printScalar, printYaml } from '../../yaml/printYaml';
import { YamlEditor } from '../../yaml/YamlEditor';
import type { ResolvedIntent } from '../../types';

type RegisterSite = Extract<ResolvedIntent, { kind: 'register-site' }>;

const LABEL_CLUSTER_SET = 'cluster.open-cluster-management.io/clusterset';
const ANNOTATION_OWNER = 'ai-edge/owner';

/**
 * Argo CD keeps a site that leaves Git, and one whose Application goes: to prune a ManagedCluster is to detach the site,
 * with everything on it.
 */
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** ACM finds out what these are. */
const DETECTED = { cloud: 'auto-detect', vendor: 'auto-detect' };

function wantedLabels({ clusterSet, labels }: RegisterSite) {
  return {
    ...labels,
    ...(clusterSet && { [LABEL_CLUSTER_SET]: clusterSet }),
  };
}

/**
 * The file of a site that is new in Git.
 *
 * @internal
 */
export function newSiteFile(intent: RegisterSite): string {
  const { site, owner } = intent;
  const labels = { ...DETECTED, ...wantedLabels(intent) };
  return printYaml({
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: {
      name: site.name,
      labels: Object.fromEntries(
        Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      annotations: {
        ...(owner && { [ANNOTATION_OWNER]: owner }),
        [SYNC_OPTIONS]: 'Prune=false,Delete=false',
      },
    },
    spec: { hubAcceptsClient: true },
  });
}

/** Puts entries at the end of a map that is written one entry a line. */
function addEntries(
  path: string,
  text: string,
  at: string[],
  entries: [string, string][],
): string {
  if (entries.length === 0) return text;
  const [document] = parseDocuments(path, text);
  const map = document?.getIn(at, true);
  const first = isMap(map) && !map.flow ? map.items[0] : undefined;
  const last = isMap(map) ? map.items.at(-1) : undefined;
  const start = (first?.key as Node | undefined)?.range?.[0];
  const end = (last?.value as Node | undefined)?.range?.[1];
  if (start === undefined || end === undefined) {
    throw new InputError(
      `${path}: ${at.join(
        '.',
      )} must be a map with one entry a line to add ${entries
        .map(([key]) => key)
        .join(', ')}`,
    );
  }
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lineEnd = text.indexOf('\n', end);
  const cut = lineEnd < 0 ? text.length : lineEnd;
  const lines = entries.map(
    ([key, value]) => `\n${indent}${printScalar(key)}: ${printScalar(value)}`,
  );
  return text.slice(0, cut) + lines.join('') + text.slice(cut);
}

/**
 * The file of a site that is in Git already, with what is asked for; the rest of it as it was.
 *
 * @internal
 */
export function editedSiteFile(
  path: string,
  text: string,
  intent: RegisterSite,
): string {
  const { kind, metadata } = asMap(parseYaml(path, text));
  if (kind !== 'ManagedCluster' || asMap(metadata).name !== intent.site.name) {
    throw new InputError(
      `${path}: must hold the ManagedCluster ${intent.site.name}`,
    );
  }
  const wanted: [string[], Record<string, string>][] = [
    [['metadata', 'labels'], wantedLabels(intent)],
    [
      ['metadata', 'annotations'],
      intent.owner ? { [ANNOTATION_OWNER]: intent.owner } : {},
    ],
  ];
  let edited = text;
  for (const [at, entries] of wanted) {
    const editor = new YamlEditor(path, edited);
    const has = asTexts(dig(editor.value, ...at));
    const missing: [string, string][] = [];
    for (const [key, value] of Object.entries(entries).sort()) {
      if (!(key in has)) missing.push([key, value]);
      else if (has[key] !== value) editor.setScalar([...at, key], value);
    }
    edited = addEntries(path, editor.text, at, missing);
  }
  return edited;
}
