import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { Plan } from '../../types';
import { compareSites } from '../checkSites';
import type { Environment } from './readEnvironments';

/**
 * The plan of what was edited for some environments. One Application builds all of an environment, so none comes or
 * goes with a model. Without a changed file there is nothing to be found either.
 *
 * @internal
 */
export function planOf(
  edits: FileEdits,
  environments: Environment[],
  findings: () => Finding[] = () => [],
): Plan {
  const files = edits.changes();
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: environments
      .map(({ site: { hub, name } }) => ({ hub, name }))
      .sort(compareSites),
    findings: files.length === 0 ? [] : [...findings(), ...deliveryFindings(environments)],
  };
}

/** Nothing in the reference applies models by itself. Whether something does is for the site to say. */
function deliveryFindings(environments: Environment[]): Finding[] {
  return environments.map(({ name, application, dir }) => ({
    id: `delivery-${name}`,
    state: 'unknown',
    title: `${name} changes when something applies ${dir}`,
    detail: `An Argo CD Application named ${application} is expected to; whether it is there and syncs by itself is not written in this repository.`,
    remedy: `Without one, somebody applies ${dir} on the cluster by hand.`,
  }));
}
