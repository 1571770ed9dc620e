import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ArtifactProbe, Probed, Retention } from './ArtifactProbe';

/** Artifacts that are asked for in one plan. */
const MAX_ARTIFACTS = 10;
/** What a form puts in place of the digest of an image that its pipeline is still to build. */
const NOT_BUILT = `@sha256:${'0'.repeat(64)}`;

const nameOf = (uri: string) => uri.replace(/^oci:\/\//, '');

function retentionFinding(uri: string, retention: Retention): Finding {
  const name = nameOf(uri);
  if (retention.tag !== undefined) {
    return {
      id: 'artifact-there',
      state: 'ok',
      title: 'The image is in its registry',
      detail: `${name}, held by the tag ${retention.tag}.`,
    };
  }
  if (retention.complete) {
    return {
      id: 'unretained',
      state: 'warn',
      title: 'No tag holds the image',
      detail: `${
        retention.tags === 0
          ? `Its repository has no tags, so none points to ${name}`
          : `None of the ${retention.tags} tags of its repository points to ${name}`
      }. Registries collect what no tag holds; then a site that starts anew cannot pull it, and nobody can go back to it.`,
      remedy:
        'Let a tag of its own point to it in the registry, such as its version.',
    };
  }
  return {
    id: 'retention-unknown',
    state: 'unknown',
    title: 'The image is there; whether a tag holds it is not known',
    detail: `${name}: ${
      retention.reason ??
      `${retention.lookedAt} of at least ${retention.tags} tags were looked at`
    }.`,
  };
}

function unknownFinding(uri: string, why: string): Finding {
  return {
    id: 'artifact-unknown',
    state: 'unknown',
    title: 'Whether the image can be pulled was not checked',
    detail: `${nameOf(uri)}: ${why}.`,
  };
}

function findingOf(uri: string, probed: Probed, kind: string): Finding[] {
  switch (probed.state) {
    case 'not-an-image':
      return [];
    case 'there':
      return probed.retention ? [retentionFinding(uri, probed.retention)] : [];
    case 'gone':
      return [
        {
          id: 'artifact-gone',
          state: 'fail',
          title: 'The image is not in its registry',
          detail: `${nameOf(
            uri,
          )}: the registry has no such manifest, so no site could pull it. ${
            kind === 'rollback'
              ? 'Restore the tag that held it, or rebuild it and update to what comes out.'
              : 'Check the address, restore the tag that held it, or rebuild it.'
          }`,
        },
      ];
    case 'not-permitted':
      return [
        {
          ...unknownFinding(
            uri,
            'the registry does not let the portal read this repository, or has no such repository',
          ),
          remedy: 'Give aiEdge.registries an account that may pull it.',
        },
      ];
    default:
      return [unknownFinding(uri, probed.reason)];
  }
}

/**
 * What registries say of the artifacts that a change makes sites pull. `fail` for an image that is gone, `warn` for
 * one that no tag holds, `unknown` for what could not be asked; other artifacts than images are passed over.
 */
export async function artifactFindings(options: {
  probe: ArtifactProbe;
  artifacts: string[];
  /** Kind of the intent. */
  kind: string;
  version?: string;
}): Promise<Finding[]> {
  const { probe, kind, version } = options;
  const artifacts = [...new Set(options.artifacts)].sort();
  const asked = artifacts.slice(0, MAX_ARTIFACTS);
  const found = await Promise.all(
    asked.map(async uri =>
      uri.endsWith(NOT_BUILT)
        ? [unknownFinding(uri, 'it is still to be built')]
        : findingOf(uri, await probe.probe(uri, version), kind),
    ),
  );
  const findings = found.flat();
  if (artifacts.length > asked.length) {
    findings.push({
      id: 'artifacts-not-asked',
      state: 'unknown',
      title: `${artifacts.length - asked.length} more images were not checked`,
    });
  }
  // An id is there once in a preview.
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const times = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, times);
    return times === 1 ? finding : { ...finding, id: `${finding.id}-${times}` };
  });
}
