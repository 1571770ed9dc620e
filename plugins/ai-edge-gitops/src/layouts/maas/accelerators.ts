import { InputError } from '@backstage/errors';
import type { Tree } from '../../types';
import { asList, asMap, asText, asTexts, dig } from '../../yaml/narrow';
import { someOf } from '../checkSites';
import { kindOf } from './readModels';
import { readPlainObjects, type SourcedObject } from './readObjects';

const PLATFORM = /\b(AcceleratorProfile|ClusterAutoscaler|MachineSet)\b/;

/** An AcceleratorProfile: which nodes a workload with a device goes to. */
export interface Profile {
  name: string;
  resource: string;
  enabled: boolean;
  tolerations: Record<string, string>[];
}

/**
 * The objects outside of the models: profiles, autoscalers, machine sets.
 *
 * @internal
 */
export function readPlatform(tree: Tree): SourcedObject[] {
  return ['components/instances', 'components/configs'].flatMap(dir =>
    readPlainObjects(tree, dir, PLATFORM),
  );
}

/**
 * The AcceleratorProfiles of the repository, by name.
 *
 * @internal
 */
export function readProfiles(objects: SourcedObject[]): Profile[] {
  return objects
    .filter(
      ({ manifest }) =>
        kindOf(manifest) === 'dashboard.opendatahub.io/AcceleratorProfile',
    )
    .map(({ manifest }) => ({
      name: asText(dig(manifest, 'metadata', 'name')) ?? '',
      resource: asText(dig(manifest, 'spec', 'identifier')) ?? '',
      enabled: dig(manifest, 'spec', 'enabled') === true,
      tolerations: asList(dig(manifest, 'spec', 'tolerations')).map(asTexts),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Pools of nodes that the repository has: what the ClusterAutoscaler may make some of, and what the MachineSets taint
 * their nodes with. Undefined when it has neither, so that nothing can be said.
 *
 * @internal
 */
export function readPools(objects: SourcedObject[]): string[] | undefined {
  const pools: string[] = [];
  let knows = false;
  for (const { manifest } of objects) {
    const kind = kindOf(manifest);
    if (kind === 'autoscaling.openshift.io/ClusterAutoscaler') {
      const gpus = asList(dig(manifest, 'spec', 'resourceLimits', 'gpus'));
      knows ||= gpus.length > 0;
      for (const gpu of gpus.map(asMap)) {
        const type = asText(gpu.type);
        if (type !== undefined && Number(asText(gpu.max) ?? 0) > 0) {
          pools.push(type);
        }
      }
    } else if (kind === 'machine.openshift.io/MachineSet') {
      knows = true;
      const taints = asList(
        dig(manifest, 'spec', 'template', 'spec', 'taints'),
      );
      pools.push(...taints.map(taint => asTexts(taint).value ?? ''));
    }
  }
  return knows ? [...new Set(pools.filter(Boolean))].sort() : undefined;
}

/**
 * The profile for a device: the one that is named, or the only one that is enabled for it. Throws an `InputError` when
 * there is none, or when there are several to choose from.
 *
 * @internal
 */
export function chooseProfile(
  profiles: Profile[],
  { resource, profile }: { resource: string; profile?: string },
): Profile {
  const enabled = profiles.filter(
    candidate => candidate.enabled && candidate.resource === resource,
  );
  const names = someOf(enabled.map(({ name }) => name)) || 'none';
  if (profile === undefined) {
    if (enabled.length === 1) return enabled[0];
    throw new InputError(
      enabled.length === 0
        ? `accelerator.resource: no enabled AcceleratorProfile of this repository is for ${resource}`
        : `accelerator.profile: is required, there are several for ${resource}: ${names}`,
    );
  }
  const found = enabled.find(({ name }) => name === profile);
  if (found) return found;
  const isOff = profiles.some(({ name }) => name === profile);
  throw new InputError(
    `accelerator.profile: ${profile} is ${
      isOff ? `not enabled, or not for ${resource}` : 'not in this repository'
    }; enabled for ${resource}: ${names}`,
  );
}
