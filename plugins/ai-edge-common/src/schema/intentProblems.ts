import { canaryProblems, decisionProblems } from './canaryProblems';
import type { Intent } from './intent';
import type { RetireIntent } from './retireIntent';
import type { RollbackIntent } from './rollbackIntent';
import type { UpdateIntent } from './updateIntent';

interface Problem {
  path: string[];
  message: string;
}

function updateProblems(intent: UpdateIntent) {
  const { toRing, artifact, model, ring, sites } = intent;
  if (toRing === undefined) {
    return artifact ? [] : [{ path: ['artifact'], message: 'is required' }];
  }
  const problems: Problem[] = [];
  const message = 'must be absent with toRing: the ring says what is served';
  if (artifact) problems.push({ path: ['artifact'], message });
  if (model.version !== undefined) {
    problems.push({ path: ['model', 'version'], message });
  }
  if (ring === undefined && sites === undefined) {
    problems.push({ path: ['sites'], message: 'is required, or ring' });
  }
  return problems;
}

function retireProblems({ step, sites, ring, waive }: RetireIntent) {
  const problems: Problem[] = [];
  if (step === 'files') {
    const message = 'must be absent: files go for the whole model';
    if (sites !== undefined) problems.push({ path: ['sites'], message });
    if (ring !== undefined) problems.push({ path: ['ring'], message });
  } else if (waive !== undefined) {
    problems.push({
      path: ['waive'],
      message: 'is only for the step files, which waits for sites',
    });
  }
  return problems;
}

function rollbackProblems({ model, revision }: RollbackIntent) {
  if ((model.version === undefined) !== (revision === undefined)) return [];
  const message =
    revision === undefined
      ? 'is required, or revision'
      : 'must be absent with revision: the commit says what is served';
  return [{ path: ['model', 'version'], message }];
}

/** What no single field of an intent can say of itself. */
export function intentProblems(intent: Intent): Problem[] {
  switch (intent.kind) {
    case 'stop':
    case 'start':
      return intent.ring === undefined && intent.sites === undefined
        ? [{ path: ['ring'], message: 'is required, or sites' }]
        : [];
    case 'update':
      return updateProblems(intent);
    case 'canary':
      return canaryProblems(intent);
    case 'promote':
    case 'abort':
      return decisionProblems(intent);
    case 'retire':
      return retireProblems(intent);
    case 'rollback':
      return rollbackProblems(intent);
    default:
      return [];
  }
}
