import { createHash } from 'node:crypto';
import { modelImage } from '../../registry/modelImage';
import type { ParamValue } from './validateRun';

export type Params = Record<string, ParamValue>;

const sha = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const text = (params: Params, name: string) => String(params[name] ?? '');

/** Parameters that have a say in what is built. */
const SOURCES = [
  's3-bucket-name',
  'git-model-repo',
  'git-model-revision',
  'git-containerfile-repo',
  'git-containerfile-revision',
  'containerfile-relative-path',
  'model-relative-path',
  'model-dir',
];

/** The image that a run builds: the same parameters give the same digest, as a reproducible build would. */
export function builtImage(params: Params) {
  return modelImage({
    name: text(params, 'model-name'),
    version: text(params, 'model-version'),
    format: 'mlflow',
    source: Object.fromEntries(
      SOURCES.filter(name => params[name] !== undefined).map(name => [
        name,
        text(params, name),
      ]),
    ),
  });
}

/** Where a run pushes its image, and what it is called there. */
export function imageOf(params: Params) {
  const { digest } = builtImage(params);
  const targets = params['target-image-tag-references'];
  const tagged =
    (Array.isArray(targets) ? targets[0] : undefined) ??
    text(params, 'candidate-image-tag-reference');
  return {
    digest,
    repository: tagged.replace(/:[^/:]*$/, ''),
    bytes: 400_000_000 + (parseInt(digest.slice(7, 13), 16) % 600_000_000),
  };
}

/** Results of one task of the two pipelines, by the pipeline's own result names. */
export function taskResults(
  task: string,
  params: Params,
  now: Date,
): Record<string, ParamValue> {
  const path = [text(params, 'model-relative-path'), text(params, 'model-dir')]
    .filter(part => part && part !== '.')
    .join('/');
  const clone = (prefix: string, repository: string, revision: string) => ({
    [`${prefix}-commit`]: sha('commit', repository, revision).slice(0, 40),
    [`${prefix}-url`]: repository,
    [`${prefix}-commit-epoch`]: '1767603600',
  });
  switch (task) {
    case 'kserve-download-model':
      return {
        's3-model-fetched-url': `s3://${text(
          params,
          's3-bucket-name',
        )}/${path}`,
      };
    case 'git-clone-model-repo':
      return clone(
        'git-model-fetched',
        text(params, 'git-model-repo'),
        text(params, 'git-model-revision'),
      );
    case 'git-clone-containerfile-repo':
      return clone(
        'git-containerfile-fetched',
        text(params, 'git-containerfile-repo'),
        text(params, 'git-containerfile-revision'),
      );
    case 'check-model-and-containerfile-exists':
      return {
        'model-files-size': `${
          10 +
          (parseInt(sha('size', params['model-name']).slice(0, 4), 16) % 900)
        }M`,
        'model-files-list': 'MLmodel conda.yaml model.pkl requirements.txt',
      };
    case 'retrieve-build-image-info': {
      const image = imageOf(params);
      return {
        'candidate-image-tag-reference': text(
          params,
          'candidate-image-tag-reference',
        ),
        'target-image-tag-references': params['target-image-tag-references'],
        'image-digest-reference': `${image.repository}@${image.digest}`,
        'image-size-bytes': String(image.bytes),
        'buildah-sha': image.digest,
        'buildah-version': '1.33.12',
        'model-name': text(params, 'model-name'),
        'model-version': text(params, 'model-version'),
        'image-creation-time': now.toISOString(),
      };
    }
    default:
      return {};
  }
}

/** Whether a task of a run with these parameters fails: what the lab is asked to fail, fails its test. */
export const isToFail = (task: string, params: Params) =>
  task === 'test-model-rest-svc' && text(params, 'model-name').includes('fail');
