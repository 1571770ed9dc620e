import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { PlanContext } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { registrationFindings } from '../registrationFindings';
import { bootstrapFiles } from './bootstrapFiles';
import { loadManifests, ofKind } from './loadManifests';
import { paths } from './paths';

/** Where the hubs' Argo CD is, as the registration says it. */
function argoNamespace(edits: FileEdits): string {
  const set = ofKind(
    loadManifests(edits, paths.registrationBase),
    'ApplicationSet',
  );
  return asText(dig(set, 'metadata', 'namespace')) ?? 'openshift-gitops';
}

/**
 * Whether somebody applies the registration on these hubs. A hub without a root Application gets its files: they do
 * nothing until an admin of the hub applies them, and what is there is never touched.
 *
 * @internal
 */
export function bootstrapHubs(
  edits: FileEdits,
  hubs: string[],
  context: PlanContext,
): Finding[] {
  const missing = [...new Set(hubs)]
    .filter(hub => edits.paths(`${paths.bootstrap(hub)}/`).length === 0)
    .sort();
  const findings = registrationFindings(
    edits,
    hubs.filter(hub => !missing.includes(hub)),
  );
  const namespace = argoNamespace(edits);
  for (const hub of missing) {
    const files = bootstrapFiles(context, namespace);
    for (const [name, text] of Object.entries(files)) {
      edits.write(`${paths.bootstrap(hub)}/${name}`, text);
    }
    findings.push({
      id: `registration-${hub}`,
      state: 'warn',
      title: `Will not take effect until an admin of hub ${hub} applies ${paths.bootstrap(
        hub,
      )}`,
      detail: `The repository had no root Application for hub ${hub}, so this change brings one. It may apply placements and ApplicationSets, and nothing else.`,
      remedy: `After the merge, once: kubectl apply -k ${paths.bootstrap(hub)}`,
    });
  }
  return findings;
}
