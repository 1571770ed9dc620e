import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const RINGS = ['r0', 'r1', 'r2'];
const CLASSES = ['sno-std', 'sno-kn', 'ha-std'];
const SHARD = 1_000;

export const modelName = index => `model-${index}`;
export const siteName = index => `edge-${String(index).padStart(4, '0')}`;

export const ringFile = release =>
  `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncomponents:\n  - ../../releases/v${release}\n`;

const component = content =>
  `kind: Component\npatches:\n  - target: { kind: InferenceService }\n    patch: |\n      ${content}\n`;

function modelFiles(name, sites, nameOf) {
  const root = `models/${name}`;
  const files = {
    [`${root}/model.yaml`]: `name: ${name}\nnamespace: ${name}\n`,
    [`${root}/base/kustomization.yaml`]:
      'resources: [namespace.yaml, inferenceservice.yaml]\n',
    [`${root}/base/namespace.yaml`]: `kind: Namespace\nmetadata: { name: ${name} }\n`,
    [`${root}/base/inferenceservice.yaml`]: `kind: InferenceService\nmetadata: { name: ${name} }\n`,
  };
  for (const release of [1, 2]) {
    files[`${root}/releases/v${release}/kustomization.yaml`] = component(
      `spec: { predictor: { model: { storageUri: "s3://models/${name}/v${release}" } } }`,
    );
  }
  for (const one of CLASSES) {
    files[`${root}/classes/${one}/kustomization.yaml`] = component(
      'metadata: { annotations: { serving.kserve.io/deploymentMode: Standard } }',
    );
  }
  for (const ring of RINGS) {
    files[`${root}/rings/${ring}/kustomization.yaml`] = ringFile(1);
    for (const one of CLASSES) {
      files[
        `${root}/run/${ring}.${one}/kustomization.yaml`
      ] = `resources: [../../base]\ncomponents: [../../rings/${ring}, ../../classes/${one}]\n`;
    }
  }
  for (let start = 0; start < sites.length; start += SHARD) {
    files[`${root}/targets/core.s${start / SHARD + 1}.yaml`] = sites
      .slice(start, start + SHARD)
      .map(
        site =>
          `- {site: ${nameOf(site)}, run: ${RINGS[site % 3]}.${
            CLASSES[(site >> 2) % 3]
          }}\n`,
      )
      .join('');
  }
  return files;
}

const data = text => `data ${Buffer.byteLength(text)}\n${text}`;

/** The text for `git fast-import` of one commit on main, after those of the same import or else of the repository. */
export function commitText(message, at, files, isFirst = true) {
  return [
    'commit refs/heads/main',
    `committer Bench <bench@example.com> ${at} +0000`,
    data(message),
    ...(isFirst ? [] : ['from refs/heads/main^0']),
    ...Object.entries(files).map(
      ([path, text]) => `M 100644 inline ${path}\n${data(text)}`,
    ),
    '',
  ].join('\n');
}

export function importInto(directory, input) {
  execFileSync('git', ['fast-import', '--quiet'], { cwd: directory, input });
}

/**
 * A bare repository in the kserve-sites layout: every site has some of the models, each commit moves a ring, adds a
 * release or moves a site of one model. With `names` the sites are called so.
 */
export function writeMonorepo(directory, estate) {
  const { sites, modelsPerSite, models, commits, names } = estate;
  const nameOf = names ? site => names[site] : siteName;
  fs.mkdirSync(directory, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', '.'], {
    cwd: directory,
  });
  const first = {};
  for (let model = 0; model < models; model++) {
    const chosen = [];
    for (let site = 0; site < sites; site++) {
      if ((((model - site) % models) + models) % models < modelsPerSite) {
        chosen.push(site);
      }
    }
    Object.assign(first, modelFiles(modelName(model), chosen, nameOf));
  }
  const start = 1_780_000_000;
  const texts = [commitText('Add models', start, first)];
  // The first model stays as it is: the measured push moves it.
  for (let number = 1; number < commits; number++) {
    const name = modelName(1 + (number % (models - 1)));
    const release = number + 2;
    const files =
      number % 3 === 0
        ? { [`models/${name}/notes/${number}.md`]: `note ${number}\n` }
        : {
            [`models/${name}/releases/v${release}/kustomization.yaml`]:
              component(
                `spec: { predictor: { model: { storageUri: "s3://models/${name}/v${release}" } } }`,
              ),
            [`models/${name}/rings/${RINGS[number % 3]}/kustomization.yaml`]:
              ringFile(release),
          };
    texts.push(
      commitText(`Change ${number} (#${number})`, start + number * 600, files),
    );
  }
  importInto(directory, texts.join(''));
}
