import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { setStopped } from './appStop';
import { foreignRepoFindings } from './foreignRepoFindings';
import { loadManifests } from './loadManifests';
import type { EdgeApp } from './readApp';
import { checkWhole, requireApp } from './requireApp';

type Stop = Extract<ResolvedIntent, { kind: 'stop' | 'start' }>;

/** What goes on calling an app that does not answer. */
function callerFindings(tree: Tree, app: EdgeApp): Finding[] {
  const jobs = loadManifests(tree, app.dir).filter(
    manifest =>
      manifest.kind === 'CronJob' && dig(manifest, 'spec', 'suspend') !== true,
  );
  if (jobs.length === 0) return [];
  const names = jobs
    .map(job => asText(dig(job, 'metadata', 'name')))
    .join(', ');
  return [
    {
      id: 'cronjobs-go-on',
      state: 'warn',
      title: `CronJob ${names} goes on while ${app.name} is stopped`,
      detail: 'Its runs will fail, because nothing answers them.',
      remedy: `Set spec.suspend there if that is a nuisance.`,
    },
  ];
}

/**
 * Plan of a `stop` or a `start`: one entry of `replicas` in the app's kustomization, for all its sites.
 *
 * @internal
 */
export function planStop(tree: Tree, intent: Stop, context: PlanContext): Plan {
  const { kind, model, ring, sites } = intent;
  const found = requireApp(tree, model.name, context);
  checkWhole(found, { verb: `a ${kind}`, ring, sites });
  const { app, registration } = found;
  const edits = new FileEdits(tree);
  setStopped(edits, app.kustomization.path, kind === 'stop');
  const files = edits.changes();
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: found.sites,
    findings:
      files.length === 0
        ? []
        : [
            ...(registration ? foreignRepoFindings(registration, context) : []),
            ...(kind === 'stop' ? callerFindings(tree, app) : []),
          ],
  };
}
