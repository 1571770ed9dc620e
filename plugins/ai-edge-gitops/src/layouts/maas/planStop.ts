import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { editModel, setStopped } from './editModel';
import { servedBy } from './environmentsOf';
import { planOf } from './planOf';

type Stop = Extract<ResolvedIntent, { kind: 'stop' | 'start' }>;

/**
 * Plan of a `stop` or a `start`: KServe's own annotation, in the file of each chosen environment.
 *
 * @internal
 */
export function planStop(tree: Tree, intent: Stop): Plan {
  const served = servedBy(tree, intent);
  const edits = new FileEdits(tree);
  for (const one of served) {
    const stops = intent.kind === 'stop';
    if (one.stopped !== stops) {
      editModel(edits, one, editor => setStopped(editor, stops));
    }
  }
  return planOf(
    edits,
    served.map(({ environment }) => environment),
  );
}
