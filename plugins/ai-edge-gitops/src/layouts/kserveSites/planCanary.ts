import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import { canaryFindings } from './canaryFindings';
import { canaryForm, canarySpec, type CanaryForm } from './canaryForm';
import { KserveModel } from './KserveModel';
import { checkRing, reachOf, requireModel, type Member } from './members';
import { canaryFile } from './modelFiles';
import { moveMembers } from './moveMembers';
import { setPointer } from './movePointer';
import {
  ANNOTATION_RELEASE,
  ANNOTATION_STABLE,
  ANNOTATION_UNTIL,
  paths,
} from './paths';
import { planOf } from './planOf';
import { planUpdate } from './planUpdate';
import type { Pointer } from './readPointer';
import { requireVersion, writeRelease } from './writeRelease';

type Canary = Extract<ResolvedIntent, { kind: 'canary' }>;

/** The version that something goes back to. Throws when it tries another one, or has nothing to compare. */
function stableOf(
  { version, canary }: Pick<Pointer, 'version' | 'canary'>,
  tried: string,
  what: string,
): string {
  if (canary) {
    if (canary.release === tried && canary.stable !== undefined) {
      return canary.stable;
    }
    throw new InputError(
      `model.version: ${what} is in a canary of ${
        canary.release ?? 'another release'
      }; promote or abort it first`,
    );
  }
  if (version === undefined || version === tried) {
    throw new InputError(
      `model.version: ${what} is at ${
        version ?? 'no release'
      } already, so there is nothing to compare`,
    );
  }
  return version;
}

/** Makes sure that the component is there, with the day that is meant now. Returns its name. */
function writeCanary(
  edits: FileEdits,
  model: KserveModel,
  options: {
    stable: string;
    tried: string;
    percent: number;
    until: string;
    form: CanaryForm;
  },
): string {
  const { stable, tried, percent, until, form } = options;
  const suffix = form.kind === 'knative' ? 'kn' : form.className;
  const name = `${stable}-${tried}.p${percent}.${suffix}`;
  const path = `${paths.canary(model.name, name)}/kustomization.yaml`;
  const says = {
    [ANNOTATION_STABLE]: stable,
    [ANNOTATION_RELEASE]: tried,
    [ANNOTATION_UNTIL]: until,
  };
  const file = () =>
    canaryFile(model.name, {
      name,
      annotations: says,
      version: form.kind === 'knative' ? tried : stable,
      spec: canarySpec(edits, model, form, tried, percent),
    });
  if (edits.ensure(path, file)) return name;
  const editor = new YamlEditor(path, edits.require(path));
  editor.setScalar(['metadata', 'annotations', ANNOTATION_UNTIL], until);
  edits.write(path, editor.text);
  if (editor.text !== file()) {
    throw new InputError(
      `${path}: is there already and does something else; choose another trafficPercent, or delete it`,
    );
  }
  return name;
}

function checkPins(model: KserveModel, apart: Member[]): void {
  const pins = apart.filter(
    ({ run }) => run.ring === undefined && run.canary === undefined,
  );
  if (pins.length === 0) return;
  throw new InputError(
    `sites: ${someOf(pins.map(siteKey))} ${
      pins.length === 1 ? 'is' : 'are'
    } pinned, and a canary of ${
      model.name
    } needs sites of a ring to go back to; move them into a ring first`,
  );
}

/**
 * Plan of a `canary`. Of a whole ring: an update of that ring. Of a share of the requests: a component that brings both
 * releases, and the pointer to it, one line a ring or a site.
 *
 * @internal
 */
export function planCanary(
  tree: Tree,
  intent: Canary,
  context: PlanContext,
): Plan {
  const { canary, gitops, model: named, artifact } = intent;
  const model = requireModel(tree, named.name);
  if (canary.ring !== undefined) {
    checkRing(model, canary.ring, 'canary.ring');
    return planUpdate(
      tree,
      { kind: 'update', gitops, model: named, artifact, ring: canary.ring },
      context,
    );
  }
  const { trafficPercent = 0, until = '' } = canary;
  const tried = requireVersion(named.version);
  checkArtifact(artifact.uri);
  const { rings, apart, members } = reachOf(model, intent);
  if (members.length === 0) {
    throw new InputError(`ring: no site follows ${rings.join(', ')}`);
  }
  checkPins(model, apart);
  const edits = new FileEdits(tree);
  writeRelease(edits, model, tried, artifact.uri);
  const form = canaryForm(tree, model, members, context.inventory);
  const write = (stable: string) =>
    writeCanary(edits, new KserveModel(edits, model.name), {
      stable,
      tried,
      percent: trafficPercent,
      until,
      form,
    });
  const moving = rings.filter(ring => {
    const stable = stableOf(model.ring(ring), tried, `ring ${ring}`);
    const name = write(stable);
    const isThere = model.ring(ring).canary?.name === name;
    if (!isThere) setPointer(edits, model, ring, `canary/${name}`, true);
    return !isThere;
  });
  moveMembers(
    edits,
    model,
    apart.map(member => ({
      member,
      follows: { canary: write(stableOf(member.run, tried, siteKey(member))) },
      stopped: member.run.stopped,
      canary: { until, from: member.from ?? member.runName },
    })),
  );
  return planOf(tree, edits, {
    model,
    members,
    moving,
    findings: () => [
      ...canaryFindings(tree, {
        model,
        members,
        inventory: context.inventory,
        form,
        until,
        alone: apart,
      }),
      ...repositoryFindings(tree, model.name, context),
      ...artifactFindings(artifact.uri),
    ],
  });
}
