import { context, deploy, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { applyChanges } from '../../tree/applyChanges';
import { FileEdits } from '../../tree/FileEdits';
import { aiEdgeLayout } from './aiEdgeLayout';
import { allowMetrics } from './metricLists';

const LISTS = [
  'acm/odh-core/acm-observability/files/uwl_metrics_list.yaml',
  'acm/odh-edge/apps/telemetry/files/uwl_metrics_list.yaml',
];

it('lets sites send what a new server has, in both lists and in its place', () => {
  const { plan, after } = planByTheLaws(
    aiEdgeLayout,
    tree,
    deploy({ runtime: 'triton' }),
    context,
  );
  for (const path of LISTS) {
    expect(after.read(path)).toBe(
      tree
        .read(path)!
        .replace(
          '  - ovms_requests_fail',
          `${[
            'gpu_memory_used_bytes',
            'gpu_utilization',
            'inference_count',
            'inference_pending_request_count',
            'inference_queue_duration_us',
            'inference_request_duration_us',
            'inference_request_failure',
            'inference_request_success',
          ]
            .map(name => `  - nv_${name}\n`)
            .join('')}  - ovms_requests_fail`,
        ),
    );
  }
  expect(plan.findings).toContainEqual({
    id: 'metrics-allowed',
    state: 'ok',
    title: 'Sites may send the metrics of triton home',
    detail: `Added to ${LISTS[1]} and ${LISTS[0]}.`,
  });
  kustomizeBuild(after, ['acm/odh-edge/apps/iris'], built => {
    const service = built
      .get('acm/odh-edge/apps/iris')!
      .find(({ kind }) => kind === 'Service')!;
    expect(service.metadata.annotations).toMatchObject({
      'ai-edge/metrics-port': 'model-metrics',
    });
    expect(service.spec.ports).toContainEqual({
      name: 'model-metrics',
      port: 8002,
      targetPort: 8002,
    });
  });
});

it('leaves lists alone that have the names, and a server that nobody knows', () => {
  const vllm = new FileEdits(tree);
  allowMetrics(vllm, 'vllm');
  const edits = new FileEdits(applyChanges(tree, vllm.changes()));
  expect(allowMetrics(edits, 'kserve-vllm')).toEqual([]);
  expect(allowMetrics(edits, undefined)).toEqual([]);
  expect(allowMetrics(edits, 'own-server')).toMatchObject([
    { id: 'metrics-unknown', state: 'warn' },
  ]);
  expect(edits.changes()).toEqual([]);
});

it('says that a list in the base is part of every app', () => {
  const edits = new FileEdits(tree);
  edits.write(
    'acm/odh-edge/base/files/uwl_metrics_list.yaml',
    'names: [a_total]\n',
  );
  expect(allowMetrics(edits, 'mlserver')[0].detail).toContain(
    'acm/odh-edge/base is part of every app',
  );
});
