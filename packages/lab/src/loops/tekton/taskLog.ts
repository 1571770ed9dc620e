import { imageOf, isToFail, type Params } from './taskResults';

/** What the steps of a task write. */
export function taskLog(task: string, params: Params): string {
  const p = (name: string) => String(params[name] ?? '');
  const image = imageOf(params);
  const lines: Record<string, string[]> = {
    'kserve-download-model': [
      `INFO:root:Copying contents of s3://${p('s3-bucket-name')}/${p(
        'model-relative-path',
      )} to local`,
      'INFO:root:Downloaded 4 files to /workspace/build-workspace-pv/model',
    ],
    'git-clone-model-repo': [
      `+ git clone ${p('git-model-repo')} -b ${p('git-model-revision')}`,
      'Successfully cloned into /workspace/output',
    ],
    'git-clone-containerfile-repo': [
      `+ git clone ${p('git-containerfile-repo')} -b ${p(
        'git-containerfile-revision',
      )}`,
      'Successfully cloned into /workspace/output',
    ],
    'check-model-and-containerfile-exists': [
      `Containerfile ${p('containerfile-relative-path')} found`,
      `Model directory ${p('model-dir')} found`,
    ],
    'build-containerfile': [
      `STEP 1/7: FROM registry.access.redhat.com/ubi9/python-311`,
      `STEP 4/7: ARG MODEL_NAME=${p('model-name')}`,
      'STEP 7/7: CMD ["mlserver", "start", "/mnt/models"]',
      `Successfully tagged ${p('candidate-image-tag-reference')}`,
      image.digest,
    ],
    'test-container-deploy': [
      `deployment.apps/${p('model-name')} created`,
      `deployment.apps/${p('model-name')} condition met`,
    ],
    'skopeo-copy': ([] as string[]).concat(
      ([params['target-image-tag-references'] ?? []].flat() as string[]).map(
        tag => `Copied ${image.repository}@${image.digest} to docker://${tag}`,
      ),
    ),
    'test-model-rest-svc': isToFail(task, params)
      ? [
          `POST http://${p('model-name')}:8080/${p('test-endpoint')}`,
          'HTTP/1.1 200 OK',
          '--- output.json',
          '+++ answer',
          '-{"predictions": [331]}',
          '+{"predictions": [17]}',
          'ERROR: the answer of the model is not the expected output',
        ]
      : [
          `POST http://${p('model-name')}:8080/${p('test-endpoint')}`,
          'HTTP/1.1 200 OK',
          'The answer is the expected output',
        ],
  };
  return `${(lines[task] ?? [`${task}: done`]).join('\n')}\n`;
}
