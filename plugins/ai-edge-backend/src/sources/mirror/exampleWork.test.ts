import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { isReadOnlyWork } from './isReadOnlyWork';
import { MIRROR_LABEL } from './mirrorLabel';
import { normalizeMirrorWork } from './normalizeMirrorWork';

const EXAMPLE = resolve(
  __dirname,
  '../../../../../deploy/status-mirror/edge-status-1.yaml',
);

describe('the example of a mirror work', () => {
  const work = parse(readFileSync(EXAMPLE, 'utf8'));
  const paths: { name: string; path: string }[] =
    work.spec.manifestConfigs[0].feedbackRules[0].jsonPaths;

  it('is one that the portal finds and believes', () => {
    expect(work.metadata.labels).toHaveProperty([MIRROR_LABEL]);
    expect(isReadOnlyWork(work)).toBe(true);
  });

  it('feeds back what the portal reads, and not more than twelve scalars', () => {
    expect(paths).toHaveLength(12);
    const [manifest] = work.spec.workload.manifests;
    const values = paths.map(({ name }) => ({
      name,
      fieldValue: { type: 'String', string: `the ${name}` },
    }));
    const [{ record }] = normalizeMirrorWork(
      {
        ...work,
        status: {
          resourceStatus: {
            manifests: [
              {
                resourceMeta: {
                  kind: manifest.kind,
                  name: manifest.metadata.name,
                  namespace: manifest.metadata.namespace,
                },
                conditions: [{ type: 'Available', status: 'True' }],
                statusFeedback: { values },
              },
            ],
          },
        },
      },
      { hub: 'core', asOf: '2026-11-20T00:00:00.000Z' },
    );
    expect(record).toMatchObject({
      uid: 'the uid',
      artifact: { uri: 'the storageUri' },
      endpoint: { url: 'the url' },
      state: 'progressing',
      message: expect.stringMatching(/the targetModelState: the failureReason/),
    });
  });
});
