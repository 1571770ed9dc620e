import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const release = (digit: string) => `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: {kind: InferenceService}
    patch: |-
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata: {name: bike}
      spec: {predictor: {model: {storageUri: 'oci://quay.io/edge/bike@sha256:${digit.repeat(
        64,
      )}'}}}
`;
const ring = (version: string) => `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
components:
  - ../../releases/${version}
`;
const run = (name: string) => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
components:
  - ../../rings/${name}
`;

const FILES: Record<string, string> = {
  'README.md': '# Models\n',
  'bootstrap/core/application.yaml': `kind: Application
spec: {source: {repoURL: https://git.example.com/edge/models, targetRevision: main, path: models}}
`,
  'models/bike/model.yaml': 'name: bike\nrings: {r0: {maxSites: 1}}\n',
  'models/bike/base/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [inferenceservice.yaml]
`,
  'models/bike/base/inferenceservice.yaml': `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: bike, namespace: bike}
spec: {predictor: {model: {modelFormat: {name: onnx}}}}
`,
  'models/bike/releases/v1/kustomization.yaml': release('1'),
  'models/bike/releases/v2/kustomization.yaml': release('2'),
  'models/bike/rings/r0/kustomization.yaml': ring('v2'),
  'models/bike/rings/r1/kustomization.yaml': ring('v1'),
  'models/bike/run/r0.std/kustomization.yaml': run('r0'),
  'models/bike/run/r1.std/kustomization.yaml': run('r1'),
  'models/bike/targets/core.s1.yaml': `- {site: a-0, run: r0.std}
- {site: a-1, run: r1.std}
- {site: a-2, run: r1.std}
- {site: a-3, run: r1.std}
`,
  'models/bike/hub/core.s1.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: bike-core-s1}
spec:
  generators:
    - git: {repoURL: https://git.example.com/edge/models, revision: main}
  template:
    spec:
      source: {repoURL: https://git.example.com/edge/models, targetRevision: main, path: 'models/bike/run/{{.run}}'}
`,
};

/** A clone with a working tree of the layout `kserve-sites`: one model, two rings, four sites. */
export class SeededRepository {
  readonly dir: string;

  static create(files: Record<string, string> = FILES): SeededRepository {
    const repository = new SeededRepository(
      mkdtempSync(join(tmpdir(), 'ai-edge-cli-')),
    );
    repository.git('init', '-q', '-b', 'main');
    repository.write(files);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'first');
    return repository;
  }

  private constructor(dir: string) {
    this.dir = dir;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: this.dir,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@example.com',
        GIT_COMMITTER_NAME: 'Test',
        GIT_COMMITTER_EMAIL: 'test@example.com',
      },
    });
  }

  write(files: Record<string, string>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.dir, path)), { recursive: true });
      writeFileSync(join(this.dir, path), content);
    }
  }

  link(path: string, target: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    symlinkSync(target, join(this.dir, path));
  }

  /** Puts another text in place of one that has to be in the file. */
  replace(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.dir, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path}: no ${from}`);
    this.write({ [path]: text.replace(from, to) });
  }

  /** Commits an edit on a branch, new from `from` or its own. */
  commit(
    message: string,
    { from, branch }: { from: string; branch: string },
    edit: () => void,
  ): void {
    if (branch === from) this.git('checkout', '-q', branch);
    else this.git('checkout', '-q', '-b', branch, from);
    edit();
    this.git('commit', '-q', '-a', '-m', message);
  }

  /** A PATH on which there is git and nothing that builds. */
  pathWithGitOnly(): string {
    const git = execFileSync('sh', ['-c', 'command -v git'], {
      encoding: 'utf8',
    }).trim();
    const bin = join(this.dir, '.git', 'bin');
    mkdirSync(bin);
    symlinkSync(git, join(bin, 'git'));
    return bin;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
