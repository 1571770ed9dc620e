import type {
  DeploymentRef,
  Proposal,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  applyChanges,
  treeImpact,
  type Desired,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitRepository } from '../../sources/git/GitRepositories';
import {
  proposalRange,
  type ProposalRange,
  type RangedProposal,
} from './ProposalRange';
import { readTreeChange, type TreeChange } from './readTreeChange';

/** Each may name some thousand sites. */
const REMEMBERED = 500;

/** A site that a proposal reaches, with the deployment that changes there. */
export interface ReachedSite {
  hub: string;
  name: string;
  model: string;
  deployment?: DeploymentRef;
}

/** What a proposal does, by its commits. */
export interface ProposalImpact {
  range: ProposalRange;
  summary: NonNullable<Proposal['impact']>;
  paths: string[];
  /** Sorted. */
  sites: ReachedSite[];
}

function key(hub: string, site: string, model: string): string {
  return `${hub}\n${site}\n${model}`;
}

function forgetOld(map: Map<string, unknown>) {
  for (const old of map.keys()) {
    if (map.size <= REMEMBERED) break;
    map.delete(old);
  }
}

function deploymentOf({ hub, site, namespace, object }: Desired) {
  return { hub, site, namespace, ...object };
}

/**
 * What proposals change, found by comparing the files of their commits with what they started from, not by what they
 * say of themselves.
 */
export class ProposalImpacts {
  readonly #known = new Map<string, Promise<ProposalImpact>>();
  readonly #last = new Map<string, ProposalImpact>();

  static create() {
    return new ProposalImpacts();
  }

  private constructor() {}

  /** What was found last of a proposal, for answers that wait for nothing. */
  last(gitops: string, number: number): ProposalImpact | undefined {
    return this.#last.get(`${gitops}#${number}`);
  }

  /** Rejects when its commits are not to be had, or hold files that the layout cannot read. */
  async of(
    repository: GitRepository,
    proposal: RangedProposal,
  ): Promise<ProposalImpact> {
    const range = await proposalRange(repository, proposal);
    const { name } = repository.config;
    const impact = await this.#between(repository, range);
    this.#last.set(`${name}#${proposal.number}`, impact);
    forgetOld(this.#last);
    return impact;
  }

  #between(
    repository: GitRepository,
    range: ProposalRange,
  ): Promise<ProposalImpact> {
    const { name } = repository.config;
    const id = `${name}\n${range.before}\n${range.after}`;
    const known = this.#known.get(id);
    if (known) return known;
    const found = this.#find(repository, range);
    this.#known.set(id, found);
    found.catch(() => this.#known.delete(id));
    forgetOld(this.#known);
    return found;
  }

  async #find(
    repository: GitRepository,
    range: ProposalRange,
  ): Promise<ProposalImpact> {
    const { layout, mirror, source } = repository;
    const change = await readTreeChange(mirror.dir, range);
    const owned = change.files.filter(({ path }) => layout.owns(path));
    if (owned.length === 0) {
      const summary = this.#summary(change, 0, {
        models: [],
        sites: 0,
        applications: { added: 0, removed: 0 },
      });
      return { range, paths: change.paths, summary, sites: [] };
    }
    const before = await mirror.tree(range.before);
    const after = applyChanges(before, owned);
    const inventory = source.inventory();
    const { models, sites, applications } = treeImpact(
      layout,
      before,
      after,
      inventory,
    );
    const desired = new Map<string, DeploymentRef>();
    // What is there afterwards says it last.
    for (const tree of sites.length > 0 ? [before, after] : []) {
      for (const line of layout.resolve(layout.read(tree), inventory)) {
        desired.set(key(line.hub, line.site, line.model), deploymentOf(line));
      }
    }
    return {
      range,
      paths: change.paths,
      summary: this.#summary(change, owned.length, {
        models,
        sites: new Set(sites.map(({ hub, name }) => `${hub}/${name}`)).size,
        applications,
      }),
      sites: sites.map(({ hub, name, model }) => {
        const deployment = desired.get(key(hub, name, model));
        return { hub, name, model, ...(deployment && { deployment }) };
      }),
    };
  }

  #summary(
    { paths }: TreeChange,
    owned: number,
    found: Pick<ProposalImpact['summary'], 'models' | 'sites' | 'applications'>,
  ): ProposalImpact['summary'] {
    return { ...found, files: paths.length, owned };
  }
}
